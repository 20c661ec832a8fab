// A process file as text: what was read from it can be written again, and reads as the same.
import { signing } from "../known.js";
import type { ProcessFile } from "../terms/process.js";
import { clausesPiece, phasesPiece } from "./clauses.js";
import { keys, layOut, number, oneOrTexts, type Piece, text } from "./layout.js";
import { measuresPiece, partiesPiece, placesPiece, sourcesPiece, testsPiece } from "./measures.js";
import { assumptionsPiece, fundingPiece, posturePiece } from "./posture.js";
import {
  agreementPiece,
  basesPiece,
  bodiesPiece,
  calendarPiece,
  decisionsPiece,
  eventsPiece,
  excludedPiece,
  indicatorsPiece,
  linesPiece,
  quantitiesPiece,
  weaponsPiece,
  zonesPiece,
} from "./things.js";

/**
 * The YAML of a process file: every section in the order of the guide, one declaration a line where it fits, one clause a block.
 * Reading it gives the same value again (but for the places in the text), and printing that gives the same text. Remarks of the
 * file that was read are not kept. What the language takes for granted (a clause is measured, a test has the usual prior) is not written.
 *
 * @example
 * printProcessFile(readProcessFile("title: A truce\nhalcyon: 1", "truce.yaml").value) // "halcyon: 1\ntitle: A truce\n"
 */
export function printProcessFile(process: ProcessFile): string {
  const sections = Object.entries({ ...peopleOf(process), ...thingsOf(process), ...dutiesOf(process) });
  const head = keys({ halcyon: number(1), title: text(process.title) }, "lines");
  const parts = sections.flatMap(([name, piece]) =>
    piece === undefined ? [] : keys({ [name]: piece }, "lines"),
  );
  return [head, ...parts].map(layOut).join("\n");
}

type Sections = Readonly<Record<string, Piece | undefined>>;

// the agreement, and those who take part
function peopleOf(process: ProcessFile): Sections {
  return {
    agreement: agreementPiece(process.agreement, process.calendar.hijri),
    calendar: calendarPiece(process.calendar),
    parties: partiesPiece(process.parties),
    bodies: bodiesPiece(process.bodies),
    excluded: excludedPiece(process.excluded),
  };
}

// what is counted, and what clauses speak of
function thingsOf(process: ProcessFile): Sections {
  const { hijri } = process.calendar;
  return {
    places: placesPiece(process.places),
    sources: sourcesPiece(process.sources),
    measures: measuresPiece(process.measures, process.parties),
    tests: testsPiece(process.tests),
    events: eventsPiece(declaredEvents(process), hijri),
    decisions: decisionsPiece(process.decisions),
    quantities: quantitiesPiece(process.quantities),
    bases: basesPiece(process.bases, hijri),
    lines: linesPiece(process.lines, hijri),
    zones: zonesPiece(process.zones),
    weapons: weaponsPiece(process.weapons),
    indicators: indicatorsPiece(process.indicators),
  };
}

// what is owed, in which order, with which means
function dutiesOf(process: ProcessFile): Sections {
  const { hijri } = process.calendar;
  return {
    clauses: clausesPiece(process.clauses, hijri),
    phases: phasesPiece(process.phases, hijri),
    posture: posturePiece(process.posture, hijri),
    funding: fundingPiece(process.funding, hijri),
    facts: oneOrTexts(process.facts),
    assumptions: assumptionsPiece(process.assumptions),
  };
}

// the day of signing declares its event by itself
function declaredEvents({ events, agreement }: ProcessFile): ProcessFile["events"] {
  return agreement?.signed === undefined ? events : events.filter(({ name }) => name !== signing);
}
