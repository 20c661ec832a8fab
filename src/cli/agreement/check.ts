// halcyon check: before signing, everything in a process file that can't be read, and everything that should not be signed like this.
import { join } from "node:path";
import { type Checked, checkAgreement, checkProcessFile, problemsOf } from "../../agreement/check.js";
import { powerOf, type TestPower } from "../../agreement/checks/windows.js";
import { countOf } from "../../agreement/checks/words.js";
import { registeredTest } from "../../agreement/registered-test.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { seriesOf } from "../../cube/series.js";
import type { Result } from "../../ground/problem.js";
import { problemText } from "../../ground/problem-text.js";
import { problemsOfTest } from "../../violence/assess.js";
import type { Raw } from "../asking/options.js";
import { gatherProcess, openProcess } from "../asking/question-process.js";
import { type Context, withEngine } from "../context.js";
import { isFolder, readText } from "../files.js";
import { type ExitCode, refuse } from "../outcome.js";
import { wrap } from "../terminal.js";

/** Runs the command: 0 nothing to object, 1 objections only, 2 something can't be read. */
export async function checkCommand(path: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const file = (await isFolder(path)) === true ? join(path, "process.yaml") : path;
  const text = await readText(file);
  if (!text.ok) return refuse(terminal, text.problems);
  const read = checkProcessFile(text.value, file);
  const { checked, note } = await withWindows(read, path, context);
  if (raw.json === true) terminal.out(JSON.stringify(listOf(checked), null, 2));
  else {
    const told = problemsOf(checked).map((one) => problemText(one, { colour: terminal.colour }));
    terminal.out([...told, summaryOf(checked)].join("\n\n"));
  }
  if (note !== undefined) terminal.say(wrap(note, terminal.width));
  if (checked.unread.length > 0) return 2;
  return checked.objections.length > 0 ? 1 : 0;
}

/** The problems with their group, for machines. */
export function listOf(checked: Checked): readonly object[] {
  const unread = new Set(checked.unread);
  return problemsOf(checked).map((one) => ({
    ...one,
    group:
      unread.has(one) || one.code === "problems-many" ? "can't be read" : "should not be signed like this",
  }));
}

/** The last line: how many problems of each kind, or of what nothing was objected to. */
export function summaryOf({ process, unread, objections }: Checked): string {
  // the note that more were found is no problem of its own
  const known = unread.filter((one) => one.code !== "problems-many").length;
  const more = known < unread.length ? "at least " : "";
  const kinds = [
    ...(known > 0 ? [`${more}${known} can't be read`] : []),
    ...(objections.length > 0 ? [`${objections.length} should not be signed like this`] : []),
  ];
  if (kinds.length > 0) return `${more}${countOf(known + objections.length, "problem")}: ${kinds.join(", ")}`;
  const { clauses = [], phases = [], tests = [] } = process ?? {};
  const parts = [countOf(clauses.length, "clause"), countOf(phases.length, "phase")];
  return `nothing to object: ${[...parts, ...(tests.length > 0 ? [countOf(tests.length, "test")] : [])].join(", ")}`;
}

type Asked = { readonly checked: Checked; readonly note?: string };

// the windows of tests are compared with the history of violence, where its files are at hand
async function withWindows(read: Checked, path: string, context: Context): Promise<Asked> {
  const { process } = read;
  if (process === undefined || process.tests.length === 0) return { checked: read };
  if (read.unread.length > 0) return { checked: read, note: unasked("the file can't be read yet", path) };
  if (process.sources.length === 0)
    return { checked: read, note: unasked("no file of events is named under sources", path) };
  const powers = await powersOf(process, path, context);
  if (!powers.ok) {
    const [first] = powers.problems;
    const where = first?.where?.file === undefined ? "" : `: ${first.where.file}`;
    return { checked: read, note: unasked(`${first?.message ?? "its files can't be read"}${where}`, path) };
  }
  const known = powers.value;
  return { checked: { ...read, objections: checkAgreement(process, { powers: (name) => known.get(name) }) } };
}

function unasked(why: string, path: string): string {
  return `Whether the windows of the tests are long enough was not asked (${why}). With the files of events at hand, run this again, or see what each length can tell: halcyon design ${path}`;
}

async function powersOf(
  process: ProcessFile,
  path: string,
  context: Context,
): Promise<Result<ReadonlyMap<string, TestPower>>> {
  const question = await openProcess(path);
  if (!question.ok) return question;
  const gathered = await withEngine(context, (engine) => gatherProcess(question.value, engine));
  if (!gathered.ok) return gathered;
  const powers = new Map<string, TestPower>();
  for (const { name } of process.tests) {
    const test = registeredTest(process, name);
    if (problemsOfTest(test).length > 0) continue;
    const power = powerOf(seriesOf(gathered.value.cube, test.scope, test.quantity, test.dates), test);
    if (power !== undefined) powers.set(name, power);
  }
  return { ok: true, value: powers };
}
