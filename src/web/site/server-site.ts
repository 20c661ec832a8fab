// The site of `halcyon serve`: lists, reads, saves and watches through the server.
import { success } from "../../ground/problem.js";
import { fetched, problemsOf } from "./fetching.js";
import { processFileName, type Saving, type Site, type SiteProcess } from "./site.js";

/** The site of a server whose pages lie at this address. */
export function serverSite(base: string): Site {
  const at = (path: string) => new URL(`api/${path}`, base).href;
  return {
    kind: "server",
    async list(signal) {
      const answer = await fetched(at("processes"), { ...(signal && { signal }), cache: "no-store" });
      if (!answer.ok) return answer;
      const { processes }: { processes: readonly SiteProcess[] } = await answer.value.json();
      return success(processes);
    },
    async read(process, file, signal) {
      const path = `processes/${encodeURIComponent(process)}/files/${encodeURIComponent(file.path)}`;
      const answer = await fetched(at(path), { ...(signal && { signal }) });
      return answer.ok ? success(new Uint8Array(await answer.value.arrayBuffer())) : answer;
    },
    save: (process, text, seen) => save(at(`processes/${encodeURIComponent(process)}/process`), text, seen),
    async put(process, file, sha256) {
      const query = new URLSearchParams({ name: file.name, sha256 });
      const address = at(`processes/${encodeURIComponent(process)}/import?${query}`);
      const headers = { "content-type": "application/octet-stream" };
      const answer = await fetched(address, { method: "POST", headers, body: file });
      if (!answer.ok) return answer;
      const { path }: { path: string } = await answer.value.json();
      return success({ path });
    },
    watch(changed) {
      const events = new EventSource(at("watch"));
      events.addEventListener("changed", (event: MessageEvent<string>) => {
        const { process }: { process?: string } = JSON.parse(event.data);
        changed(process);
      });
      return () => events.close();
    },
  };
}

async function save(address: string, text: string, seen: string): Promise<Saving> {
  const headers = { "if-match": `"${seen}"`, "content-type": "text/plain; charset=utf-8" };
  let answer: Response;
  try {
    answer = await fetch(address, { method: "PUT", headers, body: text });
  } catch {
    const refused = await fetched(address);
    return { kind: "refused", problems: refused.ok ? [] : refused.problems };
  }
  if (answer.ok) {
    const { sha256 }: { sha256: string } = await answer.json();
    return { kind: "saved", sha256 };
  }
  if (answer.status === 412) {
    const now: { text: string; sha256: string } = await answer.json();
    return { kind: "stale", text: now.text, sha256: now.sha256 };
  }
  return { kind: "refused", problems: await problemsOf(answer, processFileName) };
}
