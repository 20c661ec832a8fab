// The two days that are shown, for links that lead from one part of the page to another, or from another page to it.
import { createContext, useContext } from "react";
import type { GivenDays } from "./days.js";

/** What the link says of the days; nothing where they are the usual ones. */
export const AskedContext = createContext<GivenDays>({});

/** The days of the link. */
export function useAsked(): GivenDays {
  return useContext(AskedContext);
}
