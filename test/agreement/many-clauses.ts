// An agreement of as many clauses as one likes, in the size and shape of real ones.

/** A process file with so many clauses, each of nine keys, every one waiting for the one before it. */
export function manyClauses(count: number): string {
  const clauses = Array.from({ length: count }, (_, i) => clause(i)).join("");
  return `halcyon: 1
title: An agreement of ${count} clauses
agreement: { signed: 2016-11-24, documents: { accord: { title: The accord } }, cannot-tell: wait }
parties: { state: { name: The state }, rebels: { name: The rebels } }
bodies: { mission: { title: The mission, kind: verification } }
quantities: { things: { unit: things, of: state, counts: total } }
clauses:
${clauses}`;
}

function clause(i: number): string {
  return `  clause-${i}:
    kind: do-by
    what: deliver the things of article ${i} to those who need them
    text: { document: accord, part: Part ${1 + (i % 6)}, article: ${i} }
    who: state
    to: rebels
    that: { quantity: things, at-least: ${i + 1} }
    when: { by: ${30 + i} days after signing }
    ${i === 0 ? "" : `gated-by: clause-${i - 1}\n    `}determined: { certified-by: mission }
    then: { on: not-met, after: 15 days, notifies: rebels }
`;
}
