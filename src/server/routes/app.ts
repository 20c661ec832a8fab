// Hands out the built app, and tells it what kind of site it is on.
import type { AppFile } from "../app-files.js";
import type { Serving } from "../serving.js";

const yearInSeconds = 31_536_000;

/** Adds the routes. Only files that were read at the start are handed out. */
export function addAppRoutes({ app }: Serving, files: ReadonlyMap<string, AppFile>): void {
  app.get("/site.json", { schema: { hide: true } }, async (_request, reply) =>
    reply.header("cache-control", "no-cache").send({ kind: "server" }),
  );
  for (const file of files.values()) {
    if (file.path === "site.json") continue;
    const addresses = file.path === "index.html" ? ["/", "/index.html"] : [`/${file.path}`];
    for (const address of addresses) {
      app.get(address, { schema: { hide: true } }, async (_request, reply) =>
        reply
          .type(file.type)
          .header("cache-control", file.lasting ? `public, max-age=${yearInSeconds}, immutable` : "no-cache")
          .send(file.bytes),
      );
    }
  }
}
