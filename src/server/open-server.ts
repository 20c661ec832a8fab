// The server of a folder of processes: opens on a loopback address, answers, watches, and ends cleanly.
import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, { type FastifyError } from "fastify";
import { failure, problem, type Result, success } from "../ground/problem.js";
import type { AppFile } from "./app-files.js";
import { isLoopback, isOwnHost, isOwnOrigin, securityHeaders } from "./guard.js";
import { bodyOf, Refusal, refusal, type Status } from "./refusal.js";
import { addAppRoutes } from "./routes/app.js";
import { addImportRoute } from "./routes/import.js";
import { addProcessRoutes } from "./routes/processes.js";
import { addWatchRoute } from "./routes/watch.js";
import type { App } from "./serving.js";

/** What is served, and where. */
export type ServerOptions = {
  /** The folder with processes, or of one process. */
  readonly folder: string;
  /** The files of the built app, by their paths. */
  readonly app: ReadonlyMap<string, AppFile>;
  /** A loopback address; 127.0.0.1 if not given. */
  readonly host?: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly version: string;
};

/** A server that runs. */
export type RunningServer = {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
};

/** Opens a server. Refuses an address that others can reach, and a port that is taken. */
export async function openServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const host = options.host ?? "127.0.0.1";
  if (!isLoopback(host)) return failure([tooOpen(host)]);
  const app = await appOf(options);
  try {
    await app.listen({ host, port: options.port });
  } catch (error) {
    await app.close();
    return failure([unopened(error, host, options.port)]);
  }
  const at = app.server.address();
  const port = at !== null && typeof at === "object" ? at.port : options.port;
  const shown = host.includes(":") ? `[${host}]` : host;
  return success({ address: `http://${shown}:${port}/`, port, close: () => app.close() });
}

async function appOf({ folder, app: files, version }: ServerOptions): Promise<App> {
  const app = fastify({
    logger: false,
    bodyLimit: 1_000_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1400 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Halcyon",
        version,
        description:
          "Lists, reads, saves, imports into and watches the processes of a folder. Loopback only; no accounts.",
      },
    },
  });
  guard(app);
  addProcessRoutes({ app, folder });
  addImportRoute({ app, folder });
  addWatchRoute({ app, folder });
  addAppRoutes({ app, folder }, files);
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  return app;
}

function guard(app: App): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^text\/(plain|yaml)|^application\/yaml/,
    { parseAs: "string" },
    (_request, body, done) => done(null, body),
  );
  app.addHook("onRequest", async ({ headers, method }, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) reply.header(name, value);
    if (!isOwnHost(headers.host)) {
      throw refusal(403, "address-refused", "this server answers only under the names of its own machine", {
        expected: "localhost, 127.0.0.1 or [::1]",
      });
    }
    if (method !== "GET" && method !== "HEAD" && !isOwnOrigin(headers.origin, headers.host))
      throw refusal(403, "address-refused", "only the app itself may change anything here");
  });
  app.setNotFoundHandler((_request, reply) => {
    send(reply, refusal(404, "file-missing", "there is nothing under this address"));
  });
  app.setErrorHandler((error: FastifyError | Refusal, _request, reply) => {
    send(reply, error instanceof Refusal ? error : asRefusal(error));
  });
}

type Reply = { code(status: number): Reply; type(type: string): Reply; send(body: unknown): unknown };

function send(reply: Reply, refused: Refusal): void {
  reply
    .code(refused.status)
    .type("application/problem+json")
    .send(JSON.stringify(bodyOf(refused)));
}

// what Fastify refuses by itself: bodies that are too large, of another type, parameters that are too long
function asRefusal(error: FastifyError): Refusal {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    const code = status === 413 ? "file-too-large" : "request-invalid";
    return refusal(known(status), code, error.message);
  }
  // what went wrong inside is not told to whoever asks: it may name paths
  process.stderr.write(`${error.stack ?? error.message}\n`);
  return refusal(500, "server-fault", "this is a fault in Halcyon, not in your request");
}

function known(status: number): Status {
  return status === 404 || status === 405 || status === 413 || status === 415 ? status : 400;
}

function tooOpen(host: string) {
  return problem("address-refused", `the address ${host} is open to other machines`, {
    expected: "localhost, an address from 127.0.0.1 to 127.255.255.254, or ::1",
    why: "there are no accounts yet: whoever reaches the address could read and change every process",
    hint: "leave --host out; to show a process to others, use: halcyon publish FOLDER --out DIR",
  });
}

function unopened(error: unknown, host: string, port: number) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") {
    return problem("port-taken", `another program listens on port ${port} of ${host}`, {
      hint: "stop it, or choose another with --port; --port 0 takes any that is free",
    });
  }
  if (code === "EACCES")
    return problem("port-taken", `the port ${port} may not be used`, {
      hint: "choose one above 1023 with --port",
    });
  return problem("address-refused", `the address ${host} can't be opened`, {
    found: error instanceof Error ? error.message : String(error),
  });
}
