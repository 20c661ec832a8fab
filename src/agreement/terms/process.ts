// A process file as a value: everything that was declared, each in the form that its section gives it.
import type { Spot } from "../../ground/problem.js";
import type { Measure } from "../read-measures.js";
import type { PartyDeclaration } from "../read-parties.js";
import type { PlacesDeclaration } from "../read-places.js";
import type { SourceDeclaration } from "../read-sources.js";
import type { TestDeclaration } from "../read-tests.js";
import type { Mention } from "../syntax/fields.js";
import type { CannotTellRule, Clause } from "./clause.js";
import type { AgreedDate, CalendarRules } from "./date.js";
import type { Body, DecisionDeclaration, ExcludedGroup } from "./people.js";
import type { Assumption, Phase } from "./phase.js";
import type { Funding, Posture } from "./posture.js";
import type {
  BaseDeclaration,
  DocumentDeclaration,
  EventDeclaration,
  IndicatorDeclaration,
  LineDeclaration,
  QuantityDeclaration,
  WeaponDeclaration,
  ZoneDeclaration,
} from "./things.js";

/** A process file that was read and checked. Declarations are in code-unit order of their names, however the file orders them. */
export type ProcessFile = {
  readonly kind: "process-file";
  readonly file: string;
  readonly title: string;
  readonly sources: readonly SourceDeclaration[];
  readonly places?: PlacesDeclaration;
  readonly parties: readonly PartyDeclaration[];
  readonly measures: readonly Measure[];
  readonly tests: readonly TestDeclaration[];
  /** The agreement itself: its day, texts, and what is to be done with disputes and doubts. */
  readonly agreement?: AgreementTerms;
  readonly calendar: CalendarRules;
  readonly bodies: readonly Body[];
  readonly excluded: readonly ExcludedGroup[];
  readonly decisions: readonly DecisionDeclaration[];
  readonly events: readonly EventDeclaration[];
  readonly quantities: readonly QuantityDeclaration[];
  readonly bases: readonly BaseDeclaration[];
  readonly lines: readonly LineDeclaration[];
  readonly zones: readonly ZoneDeclaration[];
  readonly weapons: readonly WeaponDeclaration[];
  readonly indicators: readonly IndicatorDeclaration[];
  readonly clauses: readonly Clause[];
  /** In the order of the file, which is the order of the road. */
  readonly phases: readonly Phase[];
  readonly posture?: Posture;
  readonly funding: readonly Funding[];
  /** Files of facts, relative to the process file. */
  readonly facts: readonly string[];
  readonly assumptions: readonly Assumption[];
  /** Names that only the boundary file and the sources can confirm: hand them to `unknownMentions`. */
  readonly mentions: readonly Mention[];
  /** Where each section (`tests`) and each name declared in it (`tests.week`) stands, if that is known. */
  readonly spots?: Readonly<Record<string, Spot>>;
};

/** What the agreement says of itself. */
export type AgreementTerms = {
  /** The event of its signing, by name; declared under `events` or, with its date, here. */
  readonly signed?: AgreedDate;
  readonly documents: readonly DocumentDeclaration[];
  /** The body that decides a dispute about a clause that names none. */
  readonly disputes?: string;
  /** What follows when nobody can tell, for clauses that do not say. */
  readonly cannotTell?: CannotTellRule;
};
