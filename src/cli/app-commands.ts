// The commands of the app: serve shows a folder in a browser, publish writes the same as static files.
import type { Command } from "commander";
import type { Raw } from "./asking/options.js";
import type { Context } from "./context.js";
import type { ExitCode } from "./outcome.js";

type Done = (code: ExitCode) => void;

/** Adds the commands to a program. */
export function addAppCommands(program: Command, context: Context, done: Done): void {
  addServe(program, context, done);
  addPublish(program, context, done);
}

function addServe(program: Command, context: Context, done: Done): void {
  program
    .command("serve [folder]")
    .description("show the processes of a folder in a browser, on this machine only; ends with Ctrl-C")
    .option("--port <number>", "port; 0 takes any that is free", "4080")
    .option("--host <address>", "a loopback address", "127.0.0.1")
    .addHelpText("after", "\nExample: halcyon serve examples\n")
    .action(async (folder: string | undefined, raw: Raw) =>
      done(await (await import("./commands/serve.js")).serveCommand(folder ?? ".", raw, context)),
    );
}

function addPublish(program: Command, context: Context, done: Done): void {
  program
    .command("publish <folder>")
    .description("write the app with the processes of a folder as static files, for any web host")
    .option("--out <folder>", "write them here")
    .addHelpText("after", "\nExample: halcyon publish examples --out public\n")
    .action(async (folder: string, raw: Raw) =>
      done(await (await import("./commands/publish.js")).publishCommand(folder, raw, context)),
    );
}
