// halcyon serve: the app on the processes of a folder, on this machine only, until it is stopped.
import process from "node:process";
import { fileURLToPath } from "node:url";
import { problem, type Result } from "../../ground/problem.js";
import { type AppFile, readApp } from "../../server/app-files.js";
import { openServer, type RunningServer } from "../../server/open-server.js";
import { software } from "../../violence/assess.js";
import { optionReader, type Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { isFolder } from "../files.js";
import { type ExitCode, refuse } from "../outcome.js";

/** Runs the command; it ends when it is interrupted. */
export async function serveCommand(folder: string, raw: Raw, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const options = optionReader(raw);
  const port = options.whole("port", 0, 65_535) ?? 4080;
  const host = options.text("host") ?? "127.0.0.1";
  if (options.problems.length > 0) return refuse(terminal, options.problems);
  const app = await builtApp();
  if (!app.ok) return refuse(terminal, app.problems);
  if ((await isFolder(folder)) !== true) return refuse(terminal, [noFolder(folder)]);
  const version = software.replace("halcyon ", "");
  const opened = await openServer({ folder, app: app.value, host, port, version });
  if (!opened.ok) return refuse(terminal, opened.problems);
  terminal.out(`Halcyon shows ${folder} at ${opened.value.address}\nStop it with Ctrl-C.`);
  await interrupted(opened.value);
  return 0;
}

// the program's own answer to an interruption is to end at once; here the server closes first
async function interrupted(server: RunningServer): Promise<void> {
  process.removeAllListeners("SIGINT");
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.close();
}

/** The built app, which lies beside the built command line. */
export async function builtApp(): Promise<Result<ReadonlyMap<string, AppFile>>> {
  const folder = fileURLToPath(new URL("../../web/", import.meta.url));
  const app = await readApp(folder);
  if (app !== undefined) return { ok: true, value: app };
  const hint = "run: npm run build";
  return {
    ok: false,
    problems: [problem("file-missing", "the app was not built", { where: { file: folder }, hint })],
  };
}

function noFolder(folder: string) {
  return problem("file-missing", "there is no such folder", {
    where: { file: folder },
    expected: "a folder with a process.yaml in it, or below it",
  });
}
