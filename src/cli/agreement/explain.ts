// halcyon explain: a clause in one plain sentence; and, on a day, its result with the chain of reasons down to fact and source.
import { hashOfClause } from "../../agreement/clause-hash.js";
import { sayClause } from "../../agreement/saying/clause.js";
import type { Clause } from "../../agreement/terms/clause.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import type { Fact, FactId } from "../../conditions/fact.js";
import type { ClauseStatus, Why } from "../../conditions/result.js";
import { didYouMean } from "../../ground/nearest.js";
import { problem, type Result, success } from "../../ground/problem.js";
import { stateOf } from "../../process/state-of.js";
import { resultWords } from "../../publication/agreement/look.js";
import { clausesInTextOrder, daysLate } from "../../publication/agreement/order.js";
import { factWords } from "../../publication/agreement/reasons.js";
import { sayDay, sayDays } from "../../publication/words.js";
import type { Raw } from "../asking/options.js";
import { openProcess } from "../asking/question-process.js";
import type { Context } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import { paint, type Terminal, wrap } from "../terminal.js";
import { askedDays } from "./days.js";
import { openKnowledge } from "./open-knowledge.js";
import { clauseJson } from "./status.js";
import { figuresWords, resultTone } from "./status-text.js";

/** Runs the command. Without a name it says every clause. */
export async function explainCommand(
  path: string,
  name: string | undefined,
  raw: Raw,
  context: Context,
): Promise<ExitCode> {
  const asked = raw.on !== undefined || raw.known !== undefined;
  return asked ? explainOn(path, name, raw, context) : explainText(path, name, raw, context);
}

async function explainText(
  path: string,
  name: string | undefined,
  raw: Raw,
  { terminal }: Context,
): Promise<ExitCode> {
  const question = await openProcess(path);
  if (!question.ok) return refuse(terminal, question.problems);
  const { process } = question.value;
  const chosen = chosenClauses(process, name);
  if (!chosen.ok) return refuse(terminal, chosen.problems);
  if (raw.json === true) {
    terminal.out(
      JSON.stringify(
        chosen.value.map((clause) => saidJson(clause, process)),
        null,
        2,
      ),
    );
  } else terminal.out(chosen.value.map((clause) => saidText(clause, process, terminal)).join("\n\n"));
  return 0;
}

async function explainOn(
  path: string,
  name: string | undefined,
  raw: Raw,
  context: Context,
): Promise<ExitCode> {
  const { terminal } = context;
  const opened = await openKnowledge(path, raw, context);
  if (!opened.ok) return refuse(terminal, opened.problems);
  const { process, knowledge } = opened.value;
  const chosen = chosenClauses(process, name);
  const days = askedDays(raw, context.today(), process.calendar.hijri);
  const problems = [chosen, days].flatMap((one) => (one.ok ? [] : one.problems));
  if (!chosen.ok || !days.ok) return refuse(terminal, problems);
  const state = stateOf(knowledge, days.value);
  const facts = new Map(opened.value.facts.map((fact) => [fact.id, fact]));
  const printed = [];
  const texts: string[] = [];
  for (const clause of chosen.value) {
    const status = state.clauses.find((one) => one.clause === clause.name);
    if (status === undefined) continue;
    printed.push({ ...saidJson(clause, process), status: clauseJson(status) });
    if (raw.json === true) continue;
    const heading = `on ${sayDay(state.on)}, as known on ${sayDay(state.known)}: `;
    texts.push(
      `${saidText(clause, process, terminal)}\n\n${heading}${statusLines(status, facts, terminal).join("\n")}`,
    );
  }
  terminal.out(raw.json === true ? JSON.stringify(printed, null, 2) : texts.join("\n\n"));
  return 0;
}

function chosenClauses(process: ProcessFile, name: string | undefined): Result<readonly Clause[]> {
  if (name === undefined) return success(clausesInTextOrder(process));
  const found = process.clauses.find((clause) => clause.name === name);
  if (found !== undefined) return success([found]);
  const names = process.clauses.map((clause) => clause.name);
  const hint = didYouMean(name, names);
  return {
    ok: false,
    problems: [
      problem("name-unknown", `no clause is declared under the name "${name}"`, {
        where: { file: process.file },
        expected: names.slice(0, 40).join(", "),
        ...(hint === undefined ? {} : { hint }),
      }),
    ],
  };
}

function saidText(clause: Clause, process: ProcessFile, { colour, width }: Terminal): string {
  return [
    paint(colour, "strong", `${clause.name}${placeOf(clause)}`),
    wrap(sayClause(clause, process), width),
    paint(colour, "faint", `hash ${hashOfClause(clause, process)}`),
  ].join("\n");
}

function saidJson(clause: Clause, process: ProcessFile): Readonly<Record<string, unknown>> {
  return {
    clause: clause.name,
    text: clause.text,
    sentence: sayClause(clause, process),
    hash: hashOfClause(clause, process),
  };
}

function placeOf({ text }: Clause): string {
  const parts = [text?.document, text?.part, text?.article].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function statusLines(
  status: ClauseStatus,
  facts: ReadonlyMap<FactId, Fact>,
  { colour, width }: Terminal,
): string[] {
  const late = daysLate(status) > 0 ? `, ${sayDays(daysLate(status))} late` : "";
  const figures = status.figures.map(figuresWords).filter((words) => words !== "");
  // what is no longer owed has no level
  const gone = status.result === "superseded" || status.result === "waived";
  const level = gone ? "" : ` (level ${status.level} of 3)`;
  return [
    `${paint(colour, resultTone(status.result), resultWords[status.result])}${late}${level}`,
    ...figures.map((words) => `  ${words}`),
    ...reasonLines(status.why, facts, { indent: "  ", width }),
  ];
}

type Lines = { readonly indent: string; readonly width: number };

// each reason on its own line, its facts below it with who says so and where that can be read
function reasonLines(why: Why, facts: ReadonlyMap<FactId, Fact>, { indent, width }: Lines): string[] {
  return [
    `${indent}${wrap(why.text, width - indent.length, `${indent}  `)}`,
    ...(why.facts ?? []).map(
      (id) => `${indent}  ${wrap(factWords(id, facts), width - indent.length, `${indent}    `)}`,
    ),
    ...(why.because ?? []).flatMap((one) => reasonLines(one, facts, { indent: `${indent}  `, width })),
  ];
}
