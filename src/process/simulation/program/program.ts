// A process as tables of whole numbers: a row for each thing that happens, clause, rule and phase, with what each waits for.
import type { Clause } from "../../../agreement/terms/clause.js";
import { type Condition, clauseWords, phaseWords } from "../../../agreement/terms/condition.js";
import type { Moment } from "../../../agreement/terms/date.js";
import type { Assumptions } from "../assumed.js";
import { conditionKey, type Elements } from "../elements.js";
import { type ClauseTable, clauseTable } from "./clause-table.js";
import { type Code, coder, never, nodesIn, unanswered } from "./code.js";
import type { ProgramInput } from "./program-input.js";
import { type PhaseTable, phaseTable, type RuleTable, ruleTable } from "./rule-table.js";

/** A process that is ready to be run many times. Nodes are numbered: happenings, then clauses, then rules, then phases. */
export type Program = {
  readonly start: number;
  readonly until: number;
  /** The day of the signing, if the process names it; and whether anything is known of what happened before the first day. */
  readonly signed: number | undefined;
  readonly informed: boolean;
  readonly elements: Elements;
  readonly assumptions: Assumptions;
  readonly nodes: number;
  readonly firstClause: number;
  readonly firstRule: number;
  readonly firstPhase: number;
  readonly code: Code;
  /** For each happening: the clause that brings it about (a node), or −1; and whether it is unanswered until it is answered. */
  readonly follows: Int32Array;
  /** For each happening a clause (not a node) with a deadline that asks for it, or −1. */
  readonly asking: Int32Array;
  readonly clauses: ClauseTable;
  readonly rules: RuleTable;
  readonly phases: PhaseTable;
  /** For each node those that must be looked at again when its word or its first day changes: from `dependentsFrom[n]` on. */
  readonly dependentsFrom: Int32Array;
  readonly dependents: Int32Array;
  /** Whether anything of a phase can depend on a node, through whatever others. */
  readonly bearsOnPhase: Uint8Array;
  /** Happenings whose day the agreement itself fixes. */
  readonly dated: Uint8Array;
  /** For each node on the first day: its word, since when, and the day on which it first came about. */
  readonly words: Uint8Array;
  readonly since: Int32Array;
  readonly first: Int32Array;
  /** Nodes whose word is known for good. */
  readonly fixed: Uint8Array;
};

/** The word of a happening that has come to pass. */
export const yes = 1;

/** Compiles a process. Cost: linear in its length, and in the days for each stretch of months. */
export function compile(input: ProgramInput): Program {
  const { elements, assumptions, start, until } = input;
  const numbers = numberOf(elements);
  const code = coder({
    leaf: (condition) => leafOf(condition, numbers),
    node: (what, name) => nodeNamed(numbers, what === "event" ? `event ${name}` : `${what} ${name}`),
    calendar: input.process.calendar,
    firstDay: earliestDay(input),
    lastDay: until,
  });
  const clauses = clauseTable(input, code, (key) => nodeNamed(numbers, key));
  const rules = ruleTable(input, code, (key) => nodeNamed(numbers, key));
  const phases = phaseTable(elements, code);
  const firstClause = elements.happenings.length;
  const firstRule = firstClause + elements.clauses.length;
  const firstPhase = firstRule + elements.rules.length;
  const nodes = firstPhase + elements.phases.length;
  const follows = Int32Array.from(elements.happenings, ({ key }) => {
    const through = assumptions.happenings.get(key)?.through;
    return through === undefined ? -1 : nodeNamed(numbers, `clause ${through}`);
  });
  const asking = Int32Array.from(elements.happenings, ({ askedBy }) => askingClause(elements, askedBy));
  const signed = signingOf(input);
  const { informed } = input.beginning;
  const program = {
    start,
    until,
    signed,
    informed,
    elements,
    assumptions,
    nodes,
    firstClause,
    firstRule,
    firstPhase,
  };
  const finished = code.finish();
  return {
    ...program,
    code: finished,
    follows,
    asking,
    clauses,
    rules,
    phases,
    dated: Uint8Array.from(elements.happenings, ({ key }) =>
      assumptions.happenings.get(key)?.from === "agreement" ? 1 : 0,
    ),
    ...dependentsOf({ ...program, code: finished, follows, asking, clauses, rules, phases }),
    ...stateAtStart(input, nodes),
  };
}

function signingOf({ process, beginning }: ProgramInput): number | undefined {
  const declared = process.events.find((event) => event.name === "signing")?.date?.day;
  return beginning.happenings.get("event signing")?.on ?? process.agreement?.signed?.day ?? declared;
}

function askingClause({ clauses }: Elements, names: readonly string[]): number {
  return clauses.findIndex(
    ({ name, when }) => names.includes(name) && (when.by !== undefined || when.before !== undefined),
  );
}

type Numbers = ReadonlyMap<string, number>;

function numberOf(elements: Elements): Numbers {
  const keys = [
    ...elements.happenings.map((h) => h.key),
    ...elements.clauses.map((c) => `clause ${c.name}`),
    ...elements.rules.map((r) => `rule ${r.name}`),
    ...elements.phases.map((p) => `phase ${p.name}`),
  ];
  return new Map(keys.map((key, node) => [key, node]));
}

function nodeNamed(numbers: Numbers, key: string): number {
  const node = numbers.get(key);
  if (node === undefined) throw new RangeError(`a name of the process is declared in it; got "${key}"`);
  return node;
}

function leafOf(condition: Condition, numbers: Numbers): { readonly node: number; readonly mask: number } {
  switch (condition.kind) {
    case "clause":
      return {
        node: nodeNamed(numbers, `clause ${condition.clause}`),
        mask: maskOf(condition.is, clauseWords),
      };
    case "phase":
      return { node: nodeNamed(numbers, `phase ${condition.phase}`), mask: maskOf(condition.is, phaseWords) };
    case "decision":
      return { node: nodeNamed(numbers, conditionKey(condition)), mask: condition.is === "yes" ? 2 : 1 };
    default:
      return { node: nodeNamed(numbers, conditionKey(condition)), mask: 1 << yes };
  }
}

function maskOf<W>(words: readonly W[], all: readonly W[]): number {
  return words.reduce((mask, word) => mask | (1 << all.indexOf(word)), 0);
}

// the earliest day from which anything can be counted
function earliestDay({ process, beginning, elements, start }: ProgramInput): number {
  let earliest = start;
  const take = (day: number | undefined): void => {
    if (day !== undefined && day < earliest) earliest = day;
  };
  const visit = (moment: Moment | undefined): void => {
    if (moment === undefined || moment.kind === "named") return;
    if (moment.kind === "date") take(moment.date.day);
    else if (moment.kind === "shifted") visit(moment.from);
    else for (const one of moment.of) visit(one);
  };
  const visitClause = ({ when, amends }: Clause): void => {
    const { from, by, before, until, together } = when;
    for (const moment of [from, by, before, until, together?.with, amends?.from]) visit(moment);
  };
  for (const clause of process.clauses) visitClause(clause);
  for (const phase of process.phases) for (const moment of [phase.opensOn, phase.endsOn]) visit(moment);
  for (const { dated } of elements.happenings) take(dated);
  for (const { on, first } of beginning.happenings.values()) take(first ?? on);
  for (const { metOn, since } of beginning.clauses.values()) take(Math.min(metOn ?? since, since));
  for (const { openedOn } of beginning.phases.values()) take(openedOn);
  return earliest;
}

type Unlinked = Pick<
  Program,
  | "nodes"
  | "firstClause"
  | "firstRule"
  | "firstPhase"
  | "code"
  | "follows"
  | "asking"
  | "clauses"
  | "rules"
  | "phases"
>;

// who must be looked at again when a node changes: everybody in whose conditions and moments it stands
function dependentsOf(program: Unlinked): Pick<Program, "dependents" | "dependentsFrom" | "bearsOnPhase"> {
  const { row } = program.code;
  const lists: Set<number>[] = Array.from({ length: program.nodes }, () => new Set());
  const link = (node: number, offsets: readonly number[]): void => {
    for (const offset of offsets) for (const other of nodesIn(row, offset)) lists[other].add(node);
  };
  program.follows.forEach((clause, node) => {
    if (clause >= 0) lists[clause].add(node);
  });
  program.asking.forEach((clause, node) => {
    if (clause >= 0) link(node, [program.clauses.due[clause], program.clauses.together[clause]]);
  });
  for (let c = 0; c < program.clauses.count; c++) {
    const node = program.firstClause + c;
    const { gates, asLongAs, that, from, due, together, last, superseded } = program.clauses;
    link(node, [gates[c], asLongAs[c], that[c], from[c], due[c], together[c], last[c], superseded[c]]);
    if (program.clauses.renewal[c] >= 0) lists[node].add(program.clauses.renewal[c]);
    for (const other of program.clauses.parallel[c]) lists[other].add(node);
  }
  for (let r = 0; r < program.rules.count; r++) {
    lists[program.rules.clause[r]].add(program.firstRule + r);
    lists[program.firstRule + r].add(program.rules.target[r]);
  }
  for (let p = 0; p < program.phases.count; p++) {
    const { opensWhen, opensOn, suspendedWhen, reversedWhen, endsWhen, endsOn } = program.phases;
    const offsets = [opensWhen[p], opensOn[p], suspendedWhen[p], reversedWhen[p], endsWhen[p], endsOn[p]];
    link(program.firstPhase + p, offsets);
  }
  const dependentsFrom = new Int32Array(program.nodes + 1);
  lists.forEach((list, node) => {
    dependentsFrom[node + 1] = dependentsFrom[node] + list.size;
  });
  return {
    dependentsFrom,
    dependents: Int32Array.from(lists.flatMap((list) => [...list])),
    bearsOnPhase: bearing(lists, program.firstPhase),
  };
}

// backwards from the phases
function bearing(lists: readonly ReadonlySet<number>[], firstPhase: number): Uint8Array {
  const before: number[][] = lists.map(() => []);
  lists.forEach((list, node) => {
    for (const other of list) before[other].push(node);
  });
  const marks = new Uint8Array(lists.length);
  const open = lists.map((_, node) => node).slice(firstPhase);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (marks[node] === 1) continue;
    marks[node] = 1;
    open.push(...before[node]);
  }
  return marks;
}

// what is known on the first day; clauses wait, phases are shut, and nothing has happened that nobody has told of
function stateAtStart(
  { elements, beginning, start }: ProgramInput,
  nodes: number,
): Pick<Program, "words" | "since" | "first" | "fixed"> {
  const words = new Uint8Array(nodes);
  const since = new Int32Array(nodes).fill(start);
  const first = new Int32Array(nodes).fill(never);
  const fixed = new Uint8Array(nodes);
  let node = 0;
  for (const { key, what } of elements.happenings) {
    const known = beginning.happenings.get(key);
    words[node] = what === "decision" || what === "test" ? unanswered : 0;
    if (known !== undefined) {
      words[node] = known.answer === "yes" ? yes : 0;
      since[node] = known.on;
      first[node] = known.answer === "yes" ? (known.first ?? known.on) : never;
      // a test is over once it is answered; a body that said no may still say yes
      fixed[node] = known.answer === "yes" || what === "test" ? 1 : 0;
    }
    node++;
  }
  for (const { name } of elements.clauses) {
    const known = beginning.clauses.get(name);
    words[node] = clauseWords.indexOf(known?.result ?? "not-yet-due");
    since[node] = known?.since ?? start;
    first[node] = known?.metOn ?? never;
    fixed[node] = known?.result === "waived" || known?.result === "superseded" ? 1 : 0;
    node++;
  }
  node += elements.rules.length;
  for (const { name } of elements.phases) {
    const known = beginning.phases.get(name);
    words[node] = phaseWords.indexOf(known?.state ?? "not-open");
    since[node] = known?.since ?? start;
    first[node] = known?.openedOn ?? never;
    node++;
  }
  return { words, since, first, fixed };
}
