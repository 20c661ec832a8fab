// The command line: every command with its options, its help and its example; ends with an exit code that a script can use.
import process from "node:process";
import { Command, CommanderError } from "commander";
import type { Day } from "../ground/day.js";
import { problem } from "../ground/problem.js";
import { software } from "../violence/assess.js";
import { addAgreementCommands } from "./agreement-commands.js";
import { addAppCommands } from "./app-commands.js";
import type { Raw } from "./asking/options.js";
import type { Context } from "./context.js";
import { removeUnfinished } from "./files.js";
import { type ExitCode, fault, refuse } from "./outcome.js";
import { terminalOf } from "./terminal.js";

/** Runs the command line; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = terminalOf(process.stdout, process.stderr, process.env);
  const context: Context = {
    terminal,
    env: process.env,
    today: () => Math.floor(Date.now() / 86_400_000) as Day,
    engine: async () => (await import("../engines/duckdb.js")).openDuckdb(),
  };
  process.once("SIGINT", () => {
    terminal.progressDone();
    removeUnfinished();
    process.exit(130);
  });
  process.once("uncaughtException", (error) => {
    removeUnfinished();
    process.exit(fault(terminal, error));
  });
  // a reader that closes the pipe (head, less) is no error
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  let code: ExitCode = 0;
  const program = programOf(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return fault(terminal, error);
    if (error.exitCode === 0) return 0;
    return refuse(terminal, [
      problem("command-invalid", complaintOf(error), {
        hint: "see halcyon --help, or halcyon COMMAND --help",
      }),
    ]);
  }
}

function complaintOf({ code, message }: CommanderError): string {
  return code === "commander.help" ? "no command was given" : message.replace(/^error: /, "");
}

type Done = (code: ExitCode) => void;

function programOf(context: Context, done: Done): Command {
  const program = new Command("halcyon")
    .description("Has violence really fallen? From event files to a verdict that anybody can check.")
    .version(software.replace("halcyon ", ""), "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .exitOverride()
    .configureOutput({ writeOut: (text) => context.terminal.out(text), writeErr: () => undefined })
    .addHelpText("after", "\nExample: halcyon assess examples/syria-2016\n");
  for (const add of [
    addAssess,
    addMonitor,
    addDesign,
    addCheck,
    addHotspots,
    addCalibrate,
    addImport,
    addFetch,
    addReplay,
    addAgreementCommands,
    addPlan,
    addAppCommands,
  ]) {
    add(program, context, done);
  }
  return program;
}

// which events are meant: the same for every command that reads them
function eventOptions(command: Command): Command {
  return command
    .option("--events <files...>", "files of events (CSV, CSV.gz, Parquet) instead of a process file")
    .option("--format <name>", "ucdp, acled, gdelt or counts", "ucdp")
    .option("--from <date>", "first day of the history")
    .option("--to <date>", "last day that counts, included")
    .option("--side <name...>", "only violence in which one side has this name")
    .option("--dyad <names...>", 'only violence between these two, as "A - B"')
    .option("--type <kinds...>", "only these kinds: 1 state-based, 2 non-state, 3 one-sided, or a name")
    .option("--place <names...>", "only these places")
    .option("--by <unit>", "places are adm_1, adm_2 or country", "adm_1")
    .option("--count <what>", "events, deaths, deaths-low or deaths-high", "events")
    .option("--dates <rule>", "first-day, spread, certain or possible", "first-day")
    .option("--longest <days>", "records known only to more days than this are not dated", "7");
}

function testOptions(command: Command): Command {
  return eventOptions(command)
    .option("--test <name>", "which test of the process file")
    .option("--start <date>", "first day of the window")
    .option("--window <days>", "length of the window in days", "7")
    .option("--reduction <share>", "the fall that was asked for: 0.5 or 50%", "0.5")
    .option("--certainty <share>", "how sure one must be: 0.9 or 90%", "0.9")
    .option("--prior-scale <number>", "scale of the prior on ln ratio")
    .option("--name <text>", "a name for the test");
}

const jsonOption = ["--json", "print JSON"] as const;

function addAssess(program: Command, context: Context, done: Done): void {
  testOptions(program.command("assess [process]"))
    .description(
      "judge a test: met, not met, or cannot tell, with reasons; writes the verdict and its report beside the process file",
    )
    .option(...jsonOption)
    .option("--report <file>", "write the report here (.html; .pdf too where Chromium is)")
    .option("--no-report", "write no report")
    .option("--out <folder>", "write verdict and report here")
    .option("--boundaries <file>", "GeoJSON of the places, for the map and hot spots")
    .option("--place-name <property>", "the property of its features that holds the name", "name")
    .option("--exit-code", "end with 0 met, 1 not met, 3 cannot tell")
    .addHelpText(
      "after",
      '\nExamples:\n  halcyon assess examples/syria-2016\n  halcyon assess --events ged.csv --side "Government of Ukraine" --start 2015-02-15 --window 28 --json\n',
    )
    .action(async (path: string | undefined, raw: Raw) =>
      done(await (await import("./commands/assess.js")).assessCommand(path, raw, context)),
    );
}

function addMonitor(program: Command, context: Context, done: Done): void {
  testOptions(program.command("monitor [process]"))
    .description("watch a test day by day, with evidence that stays valid however often one looks")
    .option("--on <date>", "look as of the end of this day")
    .option("--report <file>", "write the days and their picture here (.html)")
    .option(...jsonOption)
    .addHelpText("after", "\nExample: halcyon monitor examples/syria-2016 --on 2016-03-01\n")
    .action(async (path: string | undefined, raw: Raw) =>
      done(await (await import("./commands/monitor.js")).monitorCommand(path, raw, context)),
    );
}

function addDesign(program: Command, context: Context, done: Done): void {
  testOptions(program.command("design [process]"))
    .description(
      "before signing: which windows and falls can be told apart from luck, and the shortest window that does it",
    )
    .option("--report <file>", "write the table and the picture here (.html)")
    .option(...jsonOption)
    .addHelpText("after", "\nExample: halcyon design examples/syria-2016 --report power.html\n")
    .action(async (path: string | undefined, raw: Raw) =>
      done(await (await import("./commands/design.js")).designCommand(path, raw, context)),
    );
}

function addCheck(program: Command, context: Context, done: Done): void {
  program
    .command("check <process>")
    .description(
      "before signing: everything that can't be read, and everything that should not be signed like this, with why and what to do",
    )
    .option(...jsonOption)
    .addHelpText(
      "after",
      "\nEnds with 0 where there is nothing to object, with 1 where all can be read and something should not be signed, and with 2 where something can't be read.\n\nExample: halcyon check examples/afghanistan-2020\n",
    )
    .action(async (path: string, raw: Raw) =>
      done(await (await import("./agreement/check.js")).checkCommand(path, raw, context)),
    );
}

function addHotspots(program: Command, context: Context, done: Done): void {
  testOptions(program.command("hotspots [process]"))
    .description("where violence persisted: groups of neighbouring places above what was required")
    .option("--boundaries <file>", "GeoJSON of the places")
    .option("--place-name <property>", "the property of its features that holds the name", "name")
    .option("--against <level>", "expected or required", "required")
    .option("--replicas <number>", "simulations under the null", "999")
    .option("--seed <number>", "seed of the simulations", "1")
    .option("--geojson <file>", "write the shapes here")
    .option(...jsonOption)
    .addHelpText("after", "\nExample: halcyon hotspots examples/syria-2016 --geojson hotspots.geojson\n")
    .action(async (path: string | undefined, raw: Raw) =>
      done(await (await import("./commands/hotspots.js")).hotspotsCommand(path, raw, context)),
    );
}

function addCalibrate(program: Command, context: Context, done: Done): void {
  eventOptions(program.command("calibrate"))
    .description(
      "forecast every window of the past from what came before it: does the 95 % interval hold 95 %?",
    )
    .option("--window <days>", "length of the windows in days", "7")
    .option("--seed <number>", "seed of the randomised probability integral transform", "1")
    .option("--report <file>", "write the figures and their picture here (.html)")
    .option(...jsonOption)
    .addHelpText(
      "after",
      "\nExample: halcyon calibrate --events ged.csv.gz --format ucdp --by adm_1 --window 7 --from 2000-01-01 --to 2021-12-31 --json\n",
    )
    .action(async (raw: Raw) =>
      done(await (await import("./commands/calibrate.js")).calibrateCommand(raw, context)),
    );
}

function addImport(program: Command, context: Context, done: Done): void {
  eventOptions(program.command("import <files...>"))
    .description(
      "check files of events, say what they speak of, and turn them into a table of daily counts that may be passed on",
    )
    .option("--process <file>", "match places and parties as this process file says")
    .option("--out <file>", "write the table of counts here (.csv), and beside it whence it comes (.json)")
    .option(...jsonOption)
    .addHelpText("after", "\nExample: halcyon import ged.csv --format ucdp --out counts.csv\n")
    .action(async (files: readonly string[], raw: Raw) =>
      done(await (await import("./commands/import.js")).importCommand(files, raw, context)),
    );
}

function addFetch(program: Command, context: Context, done: Done): void {
  program
    .command("fetch <service>")
    .description(
      "fetch events from ucdp or acled with your own access, figures from worldbank, or payments from iati; resumes where it was interrupted",
    )
    .option("--release <version>", "UCDP GED release, such as 26.1, or 26.0.9 for the monthly candidate")
    .option("--country <codes...>", "UCDP: Gleditsch-Ward number; ACLED: name; World Bank, IATI: ISO code")
    .option("--activity <ids...>", "IATI: identifiers of activities")
    .option("--indicator <codes...>", "World Bank: codes such as SP.DYN.LE00.IN")
    .option("--from <date>", "first day")
    .option("--to <date>", "last day, included")
    .option("--out <file>", "write the events or figures here (.csv)")
    .option("--server <address>", "another address of the service")
    .option(...jsonOption)
    .addHelpText(
      "after",
      "\nAccess comes from the environment: HALCYON_UCDP_TOKEN; HALCYON_ACLED_USER and HALCYON_ACLED_PASSWORD; HALCYON_IATI_KEY.\nACLED's terms forbid passing its events on: keep the file to yourself.\n\nExample: halcyon fetch ucdp --release 26.1 --country 652 --out syria.csv\n         halcyon fetch worldbank --country AFG --indicator SP.DYN.LE00.IN --out life.csv\n",
    )
    .action(async (service: string, raw: Raw) =>
      done(await (await import("./commands/fetch.js")).fetchCommand(service, raw, context)),
    );
}

function addReplay(program: Command, context: Context, done: Done): void {
  program
    .command("replay <verdict>")
    .description("recompute a saved verdict, and say whether it is the same to the last digit")
    .option(...jsonOption)
    .addHelpText("after", "\nExample: halcyon replay examples/syria-2016/verdict-cessation.json\n")
    .action(async (path: string, raw: Raw) =>
      done(await (await import("./commands/replay.js")).replayCommand(path, raw, context)),
    );
}

function addPlan(program: Command, context: Context, done: Done): void {
  program
    .command("plan <process>")
    .description(
      "propose a drawdown: who leaves in which tranche, with every ceiling, floor, lift and share kept; or what can't all be kept",
    )
    .option("--on <date>", "start from the posture of this day, and what had happened by then")
    .option("--latest-safe", "each stays as long as is allowed (this is done if neither is given)")
    .option("--least-cost", "at the least cost")
    .option("--csv <file>", "write the table of contingents and tranches here (.csv)")
    .option(...jsonOption)
    .addHelpText(
      "after",
      "\nEnds with 0 where a plan exists, and with 1 where none does.\n\nExample: halcyon plan examples/afghanistan-2020 --on 2020-03-01 --csv plan.csv\n",
    )
    .action(async (path: string, raw: Raw) =>
      done(await (await import("./agreement/plan.js")).planCommand(path, raw, context)),
    );
}
