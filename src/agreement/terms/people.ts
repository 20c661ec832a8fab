// Who takes part: what parties are to the agreement, the bodies they set up, and groups that are left out by name.

/** What a party is to the agreement. */
export const partyRoles = ["party", "guarantor", "witness", "contributor", "mediator", "group"] as const;
export type PartyRole = (typeof partyRoles)[number];

/** What a body is for. */
export const bodyKinds = ["commission", "verification", "mediator", "court", "assembly", "office"] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** How a body decides. */
export const decisionRules = ["consensus", "unanimity", "majority", "chair"] as const;
export type DecisionRule = (typeof decisionRules)[number];

/** A joint commission, a verification mission, a parliament. */
export type Body = {
  readonly name: string;
  readonly title: string;
  readonly bodyKind: BodyKind;
  /** Keys of parties; empty if it is independent of them. */
  readonly members: readonly string[];
  readonly decides?: DecisionRule;
  /** Whether it may decide disputes about clauses. */
  readonly disputes: boolean;
};

/** A group that the agreement leaves out by name. */
export type ExcludedGroup = {
  readonly name: string;
  readonly title: string;
  /** Under which list or clause it is left out. */
  readonly why?: string;
};

/** A question that a body answers with yes or no: "is the assessment joint?" */
export type DecisionDeclaration = {
  readonly name: string;
  readonly by: string;
  readonly question: string;
};
