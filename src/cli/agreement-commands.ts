// The commands that ask an agreement: status, explain, timeline, simulate; each with its options, its help and its example.
import type { Command } from "commander";
import type { Raw } from "./asking/options.js";
import type { Context } from "./context.js";
import type { ExitCode } from "./outcome.js";

type Done = (code: ExitCode) => void;

/** Adds the commands to a program. */
export function addAgreementCommands(program: Command, context: Context, done: Done): void {
  addStatus(program, context, done);
  addExplain(program, context, done);
  addTimeline(program, context, done);
  addSimulate(program, context, done);
}

const onOption = [
  "--on <date>",
  "as it was on this day (any of the three calendars); today, if not given",
] as const;
const knownOption = ["--known <date>", "by what was known on this day; today, if not given"] as const;
const eventsOption = [
  "--events <files...>",
  "files of events to measure the tests of violence, where the process file names none",
] as const;
const formatOption = ["--format <name>", "their format: ucdp, acled, gdelt or counts", "ucdp"] as const;
const jsonOption = ["--json", "print JSON"] as const;

function addStatus(program: Command, context: Context, done: Done): void {
  program
    .command("status <process>")
    .description(
      "what is kept, what is not, what can't be told, and what follows, on any day as known on any day",
    )
    .option(...onOption)
    .option(...knownOption)
    .option(...eventsOption)
    .option(...formatOption)
    .option("--report [file]", "write the report of the whole process here (.html; .pdf where Chromium is)")
    .option(...jsonOption)
    .addHelpText(
      "after",
      "\nExamples:\n  halcyon status examples/afghanistan-2020 --on 2020-07-14\n  halcyon status examples/afghanistan-2020 --on '15 Rajab 1441' --known 2020-03-11\n",
    )
    .action(async (path: string, raw: Raw) =>
      done(await (await import("./agreement/status.js")).statusCommand(path, raw, context)),
    );
}

function addExplain(program: Command, context: Context, done: Done): void {
  program
    .command("explain <process> [clause]")
    .description(
      "say a clause back in one plain sentence; with a day, its result and the reasons down to fact and source",
    )
    .option(...onOption)
    .option(...knownOption)
    .option(...eventsOption)
    .option(...formatOption)
    .option(...jsonOption)
    .addHelpText("after", "\nExample: halcyon explain examples/afghanistan-2020 us-8600 --on 2020-07-14\n")
    .action(async (path: string, clause: string | undefined, raw: Raw) =>
      done(await (await import("./agreement/explain.js")).explainCommand(path, clause, raw, context)),
    );
}

function addTimeline(program: Command, context: Context, done: Done): void {
  program
    .command("timeline <process>")
    .description(
      "phases, deadlines and results over time, and what is due next; for the terminal or people's calendars",
    )
    .option(...onOption)
    .option(...knownOption)
    .option(...eventsOption)
    .option(...formatOption)
    .option("--from <date>", "first day shown")
    .option("--until <date>", "last day shown")
    .option("--ics <file>", "write deadlines and phases as iCalendar here (.ics)")
    .option(...jsonOption)
    .addHelpText(
      "after",
      "\nExample: halcyon timeline examples/afghanistan-2020 --on 2020-07-14 --ics deadlines.ics\n",
    )
    .action(async (path: string, raw: Raw) =>
      done(await (await import("./agreement/timeline.js")).timelineCommand(path, raw, context)),
    );
}

function addSimulate(program: Command, context: Context, done: Done): void {
  program
    .command("simulate <process>")
    .description(
      "run the process forward many times: how likely is each phase by when, and which clause holds it back",
    )
    .option("--on <date>", "from this day on, by what was known on it; today, if not given")
    .option("--until <date>", "to this day; two years later, if not given")
    .option("--runs <number>", "how many times", "10000")
    .option("--seed <number>", "seed of the random numbers", "1")
    .option(...jsonOption)
    .addHelpText(
      "after",
      "\nExample: halcyon simulate examples/afghanistan-2020 --on 2020-03-01 --until 2021-12-31\n",
    )
    .action(async (path: string, raw: Raw) =>
      done(await (await import("./agreement/simulate.js")).simulateCommand(path, raw, context)),
    );
}
