// halcyon publish: the app and the processes of a folder as static files, for any web host.
import { problem } from "../../ground/problem.js";
import { publish } from "../../server/publish.js";
import { optionReader, type Raw } from "../asking/options.js";
import type { Context } from "../context.js";
import { type ExitCode, refuse } from "../outcome.js";
import { builtApp } from "./serve.js";

/** Runs the command. */
export async function publishCommand(folder: string, raw: Raw, { terminal }: Context): Promise<ExitCode> {
  const options = optionReader(raw);
  const out = options.text("out");
  if (out === undefined) {
    const hint = "give a folder that does not exist yet, or an earlier publication";
    return refuse(terminal, [problem("command-invalid", "the option --out is missing", { hint })]);
  }
  const app = await builtApp();
  if (!app.ok) return refuse(terminal, app.problems);
  const published = await publish({ folder, out, app: app.value });
  if (!published.ok) return refuse(terminal, published.problems);
  const { processes, files, bytes } = published.value;
  const count = processes === 1 ? "1 process" : `${processes} processes`;
  terminal.out(
    `published ${count} as ${files} files (${(bytes / 1e6).toFixed(1)} MB) in ${published.value.out}`,
  );
  return 0;
}
