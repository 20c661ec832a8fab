// Tells a browser what changed in the folder, as server-sent events, for as long as it listens.
import type { ServerResponse } from "node:http";
import { type FolderWatch, watchFolder } from "../folder/watch-folder.js";
import { securityHeaders } from "../guard.js";
import { refusal } from "../refusal.js";
import type { Serving } from "../serving.js";

/** How many may listen at once: one person has some tabs, not hundreds. */
const mostListeners = 64;
const heartbeat = 20_000;

/** Adds the route. The folder is watched while somebody listens. */
export function addWatchRoute({ app, folder }: Serving): void {
  const listeners = new Set<ServerResponse>();
  let watching: Promise<FolderWatch> | undefined;
  const tellAll = (process: string | undefined): void => {
    const told = JSON.stringify(process === undefined ? {} : { process });
    for (const one of listeners) one.write(`event: changed\ndata: ${told}\n\n`);
  };
  const pulse = setInterval(() => {
    for (const one of listeners) one.write(": still here\n\n");
  }, heartbeat);
  pulse.unref();
  const leave = async (one: ServerResponse): Promise<void> => {
    listeners.delete(one);
    if (listeners.size > 0 || watching === undefined) return;
    const ending = watching;
    watching = undefined;
    (await ending).close();
  };
  app.get(
    "/api/watch",
    {
      schema: {
        summary: "Server-sent events: `changed`, with the id of the process that changed",
        description: "Without an id, processes came or went. After `ready` no change is missed.",
        produces: ["text/event-stream"],
      },
    },
    async (_request, reply) => {
      if (listeners.size >= mostListeners) throw refusal(403, "request-invalid", "too many listen already");
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...securityHeaders,
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        connection: "keep-alive",
      });
      listeners.add(raw);
      raw.on("close", () => void leave(raw));
      watching ??= watchFolder(folder, ({ process }) => tellAll(process));
      await watching;
      raw.write("retry: 2000\nevent: ready\ndata: {}\n\n");
    },
  );
  app.addHook("preClose", async () => {
    clearInterval(pulse);
    for (const one of listeners) one.end();
    if (watching !== undefined) (await watching).close();
  });
}
