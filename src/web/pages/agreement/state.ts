// The state of the page "Agreement" in its link: the clause, phase or test at which one reads.
import type { StateForm } from "../../shell/page-state.js";

/** What is looked at, by its name. */
export type AgreementState = { readonly clause?: string };

/** How the state is written: `clause=us-8600`. */
export const agreementForm: StateForm<AgreementState> = {
  read: ({ clause }) => (clause === undefined ? {} : { clause }),
  write: ({ clause }) => (clause === undefined ? {} : { clause }),
};
