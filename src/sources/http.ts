// Asking a service over HTTP with patience: the smallest interface to a network, and waiting that grows while it can't answer.
import { problem, type Result, success } from "../ground/problem.js";
import type { Row } from "./csv-lines.js";

/** What a service answered. The names of headers are in lower case. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** The world outside: a network, a clock, and somebody who watches. A network that fails rejects the promise. */
export type HttpEffects = {
  get(url: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<HttpAnswer>;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  /** How many rows have come, of how many; `total` is not known to every service. */
  progress(done: number, total: number | undefined): void;
};

/** How long to keep trying. Waits double from `firstWait` to `longestWait`, in milliseconds. */
export type Patience = {
  readonly attempts: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** The longest wait that a service may ask for by `Retry-After`. */
  readonly longestAsked: number;
  /** The pause between two pages, so as not to press a service that others use. */
  readonly pause: number;
};

/** Six attempts within about a minute, half a second between pages, and up to 15 minutes when the service asks for it. */
export const usualPatience: Patience = {
  attempts: 6,
  firstWait: 2_000,
  longestWait: 60_000,
  longestAsked: 900_000,
  pause: 500,
};

/** How far a fetch has come: enough to go on later, as JSON. It holds no token and no password. */
export type FetchState = {
  /** The request that it belongs to, without its secrets. */
  readonly of: string;
  /** Where the next page is: its URL, or its number; `null` when all pages have come. */
  readonly next: string | null;
  readonly pages: number;
  readonly rows: number;
  /** How many rows the service announced, where it does. */
  readonly total?: number;
};

/** One page of rows, and how far the fetch has come with it. */
export type FetchedPage = {
  readonly rows: readonly Row[];
  readonly state: FetchState;
  /** What the reader should know of these rows. */
  readonly notes: readonly string[];
};

/** The part of the usual `fetch` that is needed. */
export type FetchLike = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{
  readonly status: number;
  readonly headers: { forEach(visit: (value: string, name: string) => void): void };
  text(): Promise<string>;
}>;

/** `get` and `post` by the usual `fetch`. Give it a fetch that ends by itself when no answer comes. */
export function webBy(fetchLike: FetchLike): Pick<HttpEffects, "get" | "post"> {
  const send = async (url: string, init: Parameters<FetchLike>[1]): Promise<HttpAnswer> => {
    const response = await fetchLike(url, init);
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      headers[name.toLowerCase()] = value;
    });
    return { status: response.status, headers, text: await response.text() };
  };
  return {
    get: (url, headers) => send(url, { method: "GET", headers: { ...headers } }),
    post: (url, headers, body) => send(url, { method: "POST", headers: { ...headers }, body }),
  };
}

/** What to do with an answer: take it, or ask again because of `why`. */
export type Judgement = { readonly kind: "take" } | { readonly kind: "again"; readonly why: string };

/**
 * Asks until an answer can be taken. Asks again after a growing wait when the network fails, on status 408, 429 and 5xx, and
 * whenever `judge` says so; a `Retry-After` (seconds or a date, RFC 9110) is obeyed. Problems: `service-unreachable` when the
 * network failed or the service broke down each time; `service-refused` when it kept asking to slow down, or asked for a longer
 * wait than `longestAsked`; `service-answer` when only `judge` was not content.
 */
export async function askPatiently(
  ask: () => Promise<HttpAnswer>,
  judge: (answer: HttpAnswer) => Judgement,
  patience: Patience,
  effects: HttpEffects,
): Promise<Result<HttpAnswer>> {
  let last: Failing = { code: "service-unreachable", why: "the service was not asked" };
  for (let attempt = 1; attempt <= patience.attempts; attempt++) {
    const answer = await attempted(ask);
    const failing = typeof answer === "string" ? unreachable(answer) : failingOf(answer, judge);
    if (failing === undefined && typeof answer !== "string") return success(answer);
    last = failing ?? last;
    const asked = typeof answer === "string" ? undefined : retryAfter(answer, effects.now());
    if (asked !== undefined && asked > patience.longestAsked) return { ok: false, problems: [later(asked)] };
    if (attempt === patience.attempts) break;
    const grown = Math.min(patience.longestWait, patience.firstWait * (1 << (attempt - 1)));
    await effects.sleep(Math.max(grown, asked ?? 0));
  }
  const hint = "try again later; what has come so far is kept, and the fetch goes on from there";
  const message = `${last.why}, ${patience.attempts} times`;
  return { ok: false, problems: [problem(last.code, message, { hint })] };
}

/** Takes every answer but one that says 200 and is neither JSON nor a web page: it broke off on the way. */
export function wholeJson(answer: HttpAnswer): Judgement {
  const cut = answer.status === 200 && !isWebPage(answer) && jsonOf(answer) === undefined;
  return cut ? { kind: "again", why: "the service's answer is not whole JSON" } : { kind: "take" };
}

/** What a service says, as a short plain text: a page's title or its words without tags, an error's message. */
export function wordsOf(answer: HttpAnswer): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(answer.text)?.[1];
  const words = (title ?? answer.text).replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, " ");
  const plain = words.replace(/\s+/g, " ").trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}

/** Whether an answer is a web page, whatever its status says. */
export function isWebPage(answer: HttpAnswer): boolean {
  return /^\s*(<!doctype html|<html)/i.test(answer.text);
}

/** The answer as JSON, or `undefined` when it is none. */
export function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Flat JSON objects as rows; `undefined` when one of them is not flat. Truth values become `true` and `false`. */
export function rowsOf(list: readonly unknown[]): readonly Row[] | undefined {
  const rows: Row[] = [];
  for (const item of list) {
    if (!isObject(item)) return undefined;
    const row: Record<string, string | number | null> = {};
    for (const [column, value] of Object.entries(item)) {
      if (typeof value === "string" || typeof value === "number" || value === null) row[column] = value;
      else if (typeof value === "boolean") row[column] = String(value);
      else return undefined;
    }
    rows.push(row);
  }
  return rows;
}

type Failing = {
  readonly code: "service-unreachable" | "service-refused" | "service-answer";
  readonly why: string;
};

async function attempted(ask: () => Promise<HttpAnswer>): Promise<HttpAnswer | string> {
  try {
    return await ask();
  } catch (error) {
    // what fetch throws says little; its cause says more
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function unreachable(why: string): Failing {
  return { code: "service-unreachable", why: `the connection failed (${why})` };
}

function failingOf(answer: HttpAnswer, judge: (answer: HttpAnswer) => Judgement): Failing | undefined {
  const { status } = answer;
  if (status === 429) return { code: "service-refused", why: "the service asked to slow down (429)" };
  if (status === 408 || status >= 500)
    return { code: "service-unreachable", why: `the service failed (${status} ${wordsOf(answer)})` };
  const judgement = judge(answer);
  return judgement.kind === "take" ? undefined : { code: "service-answer", why: judgement.why };
}

function retryAfter(answer: HttpAnswer, now: number): number | undefined {
  const written = answer.headers["retry-after"]?.trim();
  if (written === undefined) return undefined;
  if (/^\d+$/.test(written)) return Number(written) * 1000;
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function later(milliseconds: number) {
  const minutes = Math.ceil(milliseconds / 60_000);
  return problem("service-refused", `the service asks to come back in ${minutes} minutes`, {
    hint: "start the same fetch again then; what has come so far is kept",
  });
}
