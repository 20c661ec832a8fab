// Puts a file of events into the folder of a process: beside the process file, under a plain name, whole, and never over another file.
import type { Readable } from "node:stream";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { findProcesses } from "../folder/find-processes.js";
import { putFile } from "../folder/put-file.js";
import { refusal } from "../refusal.js";
import { importedSchema, importQuery, processParams, refusalSchema } from "../schemas.js";
import type { Serving } from "../serving.js";

/** A larger file is for the command line. */
export const largestImport = 1_000_000_000;

/** Adds the route. The process file is not changed: it names the file only once it was saved with a source that does. */
export function addImportRoute({ app, folder }: Serving): void {
  app.register(async (scope) => {
    const own = scope.withTypeProvider<TypeBoxTypeProvider>();
    // the body goes to the disk as it comes, and is never in memory whole
    own.addContentTypeParser("application/octet-stream", (_request, body, done) => done(null, body));
    own.post(
      "/api/processes/:id/import",
      {
        schema: {
          summary: "Puts a file into the folder of the process",
          description:
            "The body is the file. Its name is made plain; another file of that name stays, and 412 is answered. The hash is that of the file: what arrives otherwise is not kept.",
          consumes: ["application/octet-stream"],
          params: processParams,
          querystring: importQuery,
          response: { 201: importedSchema, 400: refusalSchema, 404: refusalSchema, 412: refusalSchema },
        },
      },
      async ({ params, query, headers, body }, reply) => {
        const place = (await findProcesses(folder)).find((one) => one.id === params.id);
        if (place === undefined) throw refusal(404, "file-missing", "there is no such process");
        if (Number(headers["content-length"] ?? 0) > largestImport) throw tooLarge();
        // the parser of this type hands the stream itself over
        const put = await putFile(place.folder, query, { body: body as Readable, most: largestImport });
        switch (put.kind) {
          case "put":
            return reply.code(201).send({ path: put.path, bytes: put.bytes, sha256: put.sha256 });
          case "name":
            throw refusal(400, "request-invalid", "a file of this name is not put into the folder", {
              found: query.name.slice(0, 200),
              expected: "a table: .csv, .tsv, .txt, .csv.gz or .gz",
            });
          case "taken":
            throw refusal(412, "file-unwritable", `another file ${put.path} lies in the folder already`, {
              hint: "give yours another name, and bring it again",
            });
          case "other":
            throw refusal(400, "file-truncated", "what arrived is not the file that was announced", {
              found: `SHA-256 ${put.sha256}`,
              expected: `SHA-256 ${query.sha256}`,
            });
          case "too large":
            throw tooLarge();
        }
      },
    );
  });
}

function tooLarge() {
  return refusal(413, "file-too-large", "the file is larger than a page takes in", {
    expected: `at most ${largestImport / 1e6} MB`,
    hint: "make a table of counts of it: halcyon import FILE --out counts.csv",
  });
}
