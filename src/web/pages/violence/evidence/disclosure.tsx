// A question that is answered when it is opened: nothing in it is computed, loaded or drawn before.
import { type ReactNode, useState } from "react";

/** The question, and what answers it. */
export type DisclosureParts = { readonly title: string; readonly children: () => ReactNode };

/** The drawer. */
export function Disclosure({ title, children }: DisclosureParts): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details className="doubt" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && <div className="answered">{children()}</div>}
    </details>
  );
}
