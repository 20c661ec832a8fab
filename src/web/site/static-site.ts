// The site of `halcyon publish`: a list and files, and a hash for each, so that a file that was changed on the way is told.
import { failure, problem, success } from "../../ground/problem.js";
import { sha256 } from "../worker/bytes.js";
import { fetched } from "./fetching.js";
import type { Site, SiteProcess } from "./site.js";

/** The site of files that lie at this address. */
export function staticSite(base: string, processes: readonly SiteProcess[]): Site {
  return {
    kind: "static",
    list: async () => success(processes),
    async read(process, file, signal) {
      const parts = ["files", process, ...file.path.split("/")].map(encodeURIComponent);
      const answer = await fetched(new URL(parts.join("/"), base).href, { ...(signal && { signal }) });
      if (!answer.ok) return answer;
      const bytes = new Uint8Array(await answer.value.arrayBuffer());
      if ((await sha256(bytes)) === file.sha256) return success(bytes);
      return failure([
        problem("service-answer", "a file is not the one that was published", {
          where: { file: file.path },
          expected: `SHA-256 ${file.sha256}`,
          hint: "load the page again; if that does not help, tell whoever publishes it",
        }),
      ]);
    },
  };
}
