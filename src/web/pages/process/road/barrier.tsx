// A gate on the road: its beam is up where the way is open, and lies across it where it is not.
import type { ReactNode } from "react";

/** The gate. What it shows is said in words beside it. */
export function Barrier({ open }: { readonly open: boolean }): ReactNode {
  return (
    <svg className={open ? "barrier up" : "barrier"} viewBox="0 0 34 56" aria-hidden="true">
      <path d="M6 20v34" stroke="currentColor" strokeWidth="5" strokeLinecap="round" />
      <g className="beam">
        <path d="M6 24h26" stroke="currentColor" strokeWidth="6" strokeLinecap="round" />
        <path d="M12 24h5M23 24h5" stroke="var(--paper)" strokeWidth="3" />
      </g>
      <circle cx="6" cy="24" r="4.5" fill="currentColor" />
    </svg>
  );
}
