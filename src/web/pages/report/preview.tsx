// A report within the page, with its own style: its nodes in a shadow tree, its style sheet adopted there. It is not a frame: the app's
// content policy, which a frame would inherit, refuses the style that a report carries inside.
import { type ReactNode, useEffect, useRef } from "react";

/** What is shown. */
export type PreviewParts = { readonly html: string; readonly label: string };

/** The preview. Nothing of a report runs: it has no script, what stands in it was escaped, and the content policy lets none in. */
export function Preview({ html, label }: PreviewParts): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    show(html, shadow);
  }, [html]);
  return (
    <section aria-label={label} className="preview">
      <div ref={host} lang="en" dir="ltr" />
    </section>
  );
}

function show(html: string, shadow: ShadowRoot): void {
  // a text can't hold these marks, for its quotes and brackets are escaped
  const [head = "", style = "", rest = ""] = html.split(/<style>|<\/style>/, 3);
  const marked = `${head}${rest.replaceAll(' style="', ' data-style="')}`;
  const whole = new DOMParser().parseFromString(marked, "text/html");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleWithin(style));
  shadow.adoptedStyleSheets = [sheet];
  const body = document.createElement("div");
  body.className = "body";
  const main = document.createElement("div");
  main.className = "main";
  main.append(...(whole.querySelector("main")?.childNodes ?? []));
  for (const styled of main.querySelectorAll<HTMLElement | SVGElement>("[data-style]"))
    styled.style.cssText = styled.dataset.style ?? "";
  // names of parts of a picture, such as "rect", tell a listener nothing: the picture has a title and a text
  for (const part of main.querySelectorAll("svg [aria-label], svg [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  body.append(main);
  shadow.replaceChildren(body);
}

// the page and its main part are elements of the shadow tree; light and dark follow the app, which may differ from the machine
function styleWithin(style: string): string {
  const dark = document.documentElement.dataset.theme === "dark";
  return style
    .replaceAll(":root", ":host")
    .replace(/(^|[\s,}])(body|main)(?=\s*[{,])/g, "$1.$2")
    .replaceAll("(prefers-color-scheme: dark)", dark ? "(min-width: 0)" : "(max-width: 0)");
}
