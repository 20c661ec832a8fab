// What lies below the first screen is drawn when the reader comes near it, and stays; also when the page is printed or shown in part.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useRoute } from "../../shell/route.js";

/** How near: about half a screen. */
const near = "400px";

/** Shows `children` once the reader is near. */
export function InSight({ children }: { readonly children: ReactNode }): ReactNode {
  const { only } = useRoute().words;
  const [shown, setShown] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const show = (): void => setShown(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) show();
      },
      { rootMargin: near },
    );
    observer.observe(element);
    window.addEventListener("beforeprint", show);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", show);
    };
  }, []);
  if (shown || only !== undefined) return children;
  return <div className="below" ref={place} data-below />;
}
