// Answers that were asked for before the app was there to ask: each is taken once, by whoever asks for the same address.

const begun = new Map<string, Promise<Response>>();

/** Begins to fetch an address. What goes wrong is told to whoever takes it. */
export function fetchAhead(address: string): Promise<Response> {
  const answer = fetch(address, { cache: "no-cache" });
  // nobody may ever take it
  answer.catch(() => undefined);
  begun.set(address, answer);
  return answer;
}

/** The answer that was begun for this address, if there is one. */
export function takeAhead(address: string): Promise<Response> | undefined {
  const answer = begun.get(address);
  begun.delete(address);
  return answer;
}
