// Lists processes, hands out their files, saves a process file.
import { createReadStream, type ReadStream } from "node:fs";
import { Type } from "typebox";
import { problem } from "../../ground/problem.js";
import { findProcesses, type ProcessPlace } from "../folder/find-processes.js";
import { type ListedProcess, listProcess, processFileAt } from "../folder/process-files.js";
import { saveProcess } from "../folder/save-process.js";
import { Refusal, refusal } from "../refusal.js";
import {
  fileParams,
  listSchema,
  processParams,
  processSchema,
  refusalSchema,
  savedSchema,
} from "../schemas.js";
import type { Serving } from "../serving.js";

/** A process file is text that a person writes. */
export const largestSave = 20_000_000;

const bytesSchema = Type.Unsafe<ReadStream>({ type: "string", format: "binary" });

/** Adds the routes. */
export function addProcessRoutes({ app, folder }: Serving): void {
  app.get(
    "/api/processes",
    { schema: { summary: "All processes of the folder", response: { 200: listSchema } } },
    async () => ({ processes: (await allOf(folder)).map(told) }),
  );
  app.get(
    "/api/processes/:id",
    {
      schema: {
        summary: "One process",
        params: processParams,
        response: { 200: processSchema, 404: refusalSchema },
      },
    },
    async ({ params }) => told(await oneOf(folder, params.id)),
  );
  addRead({ app, folder });
  addSave({ app, folder });
}

function addRead({ app, folder }: Serving): void {
  app.get(
    "/api/processes/:id/files/*",
    {
      schema: {
        summary: "The bytes of a file that the process file names, or of the process file",
        description: "The ETag is the SHA-256 of the bytes. If-None-Match is answered with 304.",
        params: fileParams,
        response: { 200: bytesSchema, 304: Type.Null(), 404: refusalSchema },
      },
    },
    async ({ params, headers }, reply) => {
      const process = await oneOf(folder, params.id);
      const file = process.files.find(({ path }) => path === params["*"]);
      if (file === undefined) throw refusal(404, "file-missing", "this process has no such file");
      const tag = `"${file.sha256}"`;
      reply.header("etag", tag).header("cache-control", "no-cache");
      if (headers["if-none-match"] === tag) return reply.code(304).send(null);
      // never a type that a browser would show or run
      reply.type("application/octet-stream").header("content-length", file.bytes);
      return reply.send(createReadStream(file.at, { end: Math.max(0, file.bytes - 1) }));
    },
  );
}

function addSave({ app, folder }: Serving): void {
  app.put(
    "/api/processes/:id/process",
    {
      bodyLimit: largestSave,
      schema: {
        summary: "Saves the process file over the version that was seen",
        description:
          "If-Match holds the ETag of the version that was seen. 412 answers with what stands there now.",
        consumes: ["text/plain"],
        params: processParams,
        body: Type.String({ minLength: 1 }),
        response: { 200: savedSchema, 404: refusalSchema, 412: refusalSchema, 428: refusalSchema },
      },
    },
    async ({ params, headers, body }, reply) => {
      const place = await placeOf(folder, params.id);
      const seen = /^"([0-9a-f]{64})"$/.exec(headers["if-match"] ?? "")?.[1];
      if (seen === undefined) {
        throw refusal(428, "request-invalid", "a save must say which version it was written over", {
          expected: 'the header If-Match with the ETag of the version that was read: "sha256 in hexadecimal"',
        });
      }
      const saved = await saveProcess(processFileAt(place), body, seen);
      switch (saved.kind) {
        case "saved":
          reply.header("etag", `"${saved.sha256}"`);
          return { sha256: saved.sha256 };
        case "stale":
          throw stale(saved.text, saved.sha256);
      }
    },
  );
}

function stale(text: string, sha256: string): Refusal {
  const message = "somebody changed the process file since you read it";
  const hint = "compare your text with what stands there now, and save again";
  return new Refusal(412, [problem("version-stale", message, { hint })], { text, sha256 });
}

async function allOf(folder: string): Promise<readonly ListedProcess[]> {
  const all: ListedProcess[] = [];
  for (const place of await findProcesses(folder)) {
    const listed = await listProcess(place);
    if (listed !== undefined) all.push(listed);
  }
  return all;
}

async function placeOf(folder: string, id: string): Promise<ProcessPlace> {
  const place = (await findProcesses(folder)).find((one) => one.id === id);
  if (place === undefined) throw refusal(404, "file-missing", "there is no such process");
  return place;
}

async function oneOf(folder: string, id: string): Promise<ListedProcess> {
  const listed = await listProcess(await placeOf(folder, id));
  if (listed === undefined) throw refusal(404, "file-missing", "there is no such process");
  return listed;
}

// where a file lies on this machine is nobody's business
function told({ id, title, files, missing, problems }: ListedProcess) {
  return {
    id,
    title,
    files: files.map(({ path, use, bytes, sha256 }) => ({ path, use, bytes, sha256 })),
    missing: [...missing],
    problems: [...problems],
  };
}
