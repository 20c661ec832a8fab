// The written form of a process file: its sections. From this type comes schema/process.schema.json.
import type {
  Agreement,
  Base,
  Body,
  Calendar,
  Decision,
  Event,
  ExcludedGroup,
  Indicator,
  Line,
  Party,
  Quantity,
  WeaponClass,
  Zone,
} from "./agreement.js";
import type { Clause, Phase } from "./clauses.js";
import type { Assumption, Pledge, Posture } from "./posture.js";
import type { Text, Texts } from "./values.js";
import type { Measure, Places, Source, Test } from "./violence.js";

/** A peace process: who agreed on what, how it is seen whether it is kept, and what follows. */
export type WrittenProcess = {
  /** The version of the language. */
  readonly halcyon: 1;
  /** What the process is called. */
  readonly title: Text;
  /** The agreement itself. */
  readonly agreement?: Agreement;
  /** How days and Hijri dates are counted. */
  readonly calendar?: Calendar;
  /** Those who take part, each under a name. */
  readonly parties?: Section<Party>;
  /** What the parties set up, each under a name. */
  readonly bodies?: Section<Body>;
  /** Groups to which the agreement does not apply, each under a name. */
  readonly excluded?: Section<ExcludedGroup>;
  /** Where records of violence come from, each under a name. */
  readonly sources?: Section<Source>;
  /** Which places there are. */
  readonly places?: Places;
  /** Which violence is counted, each under a name. */
  readonly measures?: Section<Measure>;
  /** Tests of violence, each under a name. */
  readonly tests?: Section<Test>;
  /** What happens once, each under a name. */
  readonly events?: Section<Event>;
  /** Questions that bodies answer, each under a name. */
  readonly decisions?: Section<Decision>;
  /** What is counted, each under a name. */
  readonly quantities?: Section<Quantity>;
  /** What shares are shares of, each under a name. */
  readonly bases?: Section<Base>;
  /** Lines on the ground, each under a name. */
  readonly lines?: Section<Line>;
  /** Zones, each under a name. */
  readonly zones?: Section<Zone>;
  /** Classes of weapons, each under a name. */
  readonly weapons?: Section<WeaponClass>;
  /** Measured gains, each under a name. */
  readonly indicators?: Section<Indicator>;
  /** What is owed, each clause under a name. */
  readonly clauses?: Section<Clause>;
  /** The stretches of the road in their order, each under a name. */
  readonly phases?: Section<Phase>;
  /** Who contributes what, where. */
  readonly posture?: Posture;
  /** Money promised and paid, each pledge under a name. */
  readonly funding?: Section<Pledge>;
  /** Files of facts, relative to this file: .yaml, .csv or .jsonl. */
  readonly facts?: Texts;
  /** What a simulation assumes, each under the name of a clause, event, decision or test. */
  readonly assumptions?: Section<Assumption>;
};

/**
 * Names with what they stand for.
 *
 * @minProperties 1
 */
type Section<T> = { readonly [name: string]: T };
