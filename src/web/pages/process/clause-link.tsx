// A link that opens a clause on the page "Process", on the days that are shown.
import type { ReactNode } from "react";
import { routeText, routeTo, useRoute } from "../../shell/route.js";
import { useAsked } from "./asked.js";
import { writeDays } from "./days.js";

/** The link. */
export function ClauseLink({
  clause,
  children,
}: {
  readonly clause: string;
  readonly children: ReactNode;
}): ReactNode {
  const asked = useAsked();
  const route = useRoute();
  return <a href={routeText(routeTo("process", route, { ...writeDays(asked), clause }))}>{children}</a>;
}
