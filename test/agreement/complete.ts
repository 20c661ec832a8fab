// A process file and a file of facts in which every key of the language stands at least once: for the tests of the schema.

/** A process file with every key; the reader accepts it. */
export const completeProcess = `halcyon: 1
title: A process with every key
agreement:
  signed: { gregorian: 2020-02-29, persian: 10 Hoot 1398, hijri: 5 Rajab 1441 }
  documents:
    accord: { title: The accord, date: 2020-02-29, source: an archive, sha256: ${"0a".repeat(32)} }
  disputes: commission
  cannot-tell: wait
calendar: { hijri: umm-al-qura, first-day: not-counted, last-day: included }
parties:
  north: { name: North, names: [Government of the North], role: party, speaks-for: [allies] }
  south: { name: South, role: party }
  allies: { name: Allies, role: contributor }
bodies:
  commission: { title: Joint commission, kind: commission, members: [north, south], decides: consensus, disputes: yes }
  mission: { title: Observers, kind: verification, disputes: false }
excluded:
  outsiders: { title: Outsiders, why: a list }
sources:
  counts:
    format: counts
    file: counts.csv
    publisher: an office
    release: "1"
    licence: CC BY 4.0
    citation: an office, 2020
    retrieved: 2020-06-01
    covers: { from: 2019-01-01, to: 2020-06-30 }
    gaps: [{ places: [Harbour], from: 2019-03-01, to: 2019-03-02, why: no access }, { from: 2019-04-01, days: 2, why: away }]
  tables:
    format: generic
    files: [one.csv, two.csv]
    columns:
      { id: id, date: day, date-end: last, date-format: "%d.%m.%Y", country: land, place: province, district: district, latitude: lat,
        longitude: lon, side-a: one, side-b: other, kind: kind, low: low, best: best, high: high }
places: { boundaries: places.geojson, name: name, aliases: { Harbour: [Port] } }
measures:
  fighting:
    count: events
    parties: [north, south]
    between: [{ one: [north], other: [south] }]
    kinds: [state-based]
    places: [Harbour]
    except: { parties: [allies], places: [Capital] }
    dates: { rule: first-day, longest: 7 }
tests:
  week:
    measure: fighting
    baseline: { from: 2019-01-01, to: 2020-02-21 }
    window: { from: 2020-02-22, days: 7 }
    reduction: 80 %
    certainty: 0.9
    prior: { median: 1, scale: 1.5 }
events:
  talks: { title: Talks open, date: 20 Hoot 1398 }
decisions:
  joint: { by: commission, question: Do both assess it so? }
quantities:
  troops: { title: Troops of the North, unit: troops, of: north, counts: level }
  allied: { title: Troops of allies, unit: troops, counts: level }
  weapons: { title: Weapons handed in, unit: weapons, of: south, counts: total }
  paid: { title: Paid, unit: USD, counts: flow }
bases:
  once: { unit: weapons, amount: 40000, agreed: 2019-09-07, source: an inventory, disputed-by: { south: 10000 } }
  twice:
    unit: weapons
    versions: [{ amount: 7000, agreed: 2017-03-01, source: a count }, { amount: 7132, agreed: 15 Rajab 1441 }]
    disputed-by: { north: 8000 }
lines:
  contact: { title: Line of contact, as-of: 2014-09-19, points: [[37.5, 47.1], [37.9, 47.4]] }
  other: { as-of: 2014-09-19, file: lines.geojson }
zones:
  belt: { title: Belt, near: { line: contact, km: 15 } }
  city: { title: City, places: [Capital] }
weapons:
  artillery: { title: Artillery of 100 mm and more }
indicators:
  life:
    { title: Life expectancy, unit: years, better: higher, file: life.csv, code: SP.DYN.LE00.IN, country: AFG, publisher: World Bank,
      release: 2021, licence: CC BY 4.0, lag: 18 months, uncertainty: 0.6 }
clauses:
  reduce:
    kind: maintain
    what: keep its troops down
    text: { document: accord, part: Part One, article: 3 }
    who: north
    to: [south, mission]
    that:
      all:
        - { quantity: troops, at-most: 8600, since: talks, until: 2 months after talks, every: 1 week }
        - { quantity: weapons, at-least: 30 %, of: once, since: talks, until: 2020-12-31, every: 1 week }
        - { quantity: weapons, exactly: 100 %, of: twice, since: talks, until: 2020-12-31, every: 1 week }
        - { quantity: weapons, up-to: 30 %, of: twice, since: talks, until: 2020-12-31, every: 1 week }
        - { quantity: troops, at-most: 30 %, of: once }
        - { quantity: allied, in-proportion-to: troops, since: 2020-02-29, tolerance: 5 % }
        - { indicator: life, no-worse-than: 2019, by-more-than: 0.5 }
        - { weapons: artillery, of: north, at-least: 25 km, from: contact }
        - { any: [{ clause: hand-in, is: [met, waived] }, { phase: road, is: open }] }
        - { some: 1, of: [{ decision: joint, is: no }, { event: talks }] }
        - { not: { test: week } }
    when:
      from: signing
      begin-by: 2 days after signing
      by: { earlier-of: [135 days after signing, talks] }
      until: { later-of: [2021-05-01, talks] }
      goal: { 30 days after: { earlier-of: [2021-05-01, talks] } }
      together: { with: talks, within: 3 days }
      renewable: { term: 2 months, by: [north, south], decision: joint }
    gated-by: [talks]
    as-long-as: road
    parallel-with: { clauses: [hand-in], tolerance: 10 % }
    taking-into-account: [good governance]
    agenda: [a permanent ceasefire]
    determined: { reported-by: [mission] }
    evidence: { from: [mission, counts], least: B2 }
    cannot-tell: commission
    recovers-after: 14 days
    carve-outs: [self-defence]
    scope: { places: [Harbour], zones: [belt], excluding: [outsiders], except-places: [Capital] }
    protects: lives
    then:
      - { on: met, opens: road, resumes: road, releases: hand-in, notifies: [north, south] }
      - { on: not-met, after: 15 days, pauses: road, snaps-back: hand-in, by: south }
    amends: { clause: hand-in, from: 2020-06-01, hash: ${"1b".repeat(32)} }
  hand-in: { kind: do-by, what: hand in weapons, who: south, that: talks, when: { before: 2020-12-31 }, determined: { certified-by: mission } }
  release:
    kind: exchange
    what: release prisoners
    sides: [{ who: north, that: talks }, { who: south, that: talks }]
    determined: { decided-by: commission }
phases:
  road:
    title: The road
    opens: { when: [talks], on: 2020-03-10 }
    suspended: { when: { clause: reduce, is: not-met } }
    reversed: { when: [{ decision: joint, is: no }] }
    ends: { when: hand-in, on: 2021-01-01 }
posture:
  roles: { combat: { title: Combat, cost-per-month: 3 } }
  contributions:
    - { nation: north, role: combat, place: harbour, troops: 8600, on: 2020-02-01, source: a table }
    - { nation: allies, role: combat, troops: 16000, nations: 38, on: 2020-02-01 }
  ceilings: { at-135: { nations: north, roles: combat, places: harbour, at-most: 8600, by: 135 days after signing } }
  floors:
    rescue:
      { nations: allies, roles: combat, places: harbour, at-least: 60, protects: { nations: north, roles: combat, places: harbour },
        until: 2021-01-01, why: nobody else can }
  proportion: { tolerance: 5 % }
  tranches: { first: { by: 2020-07-13, gated-by: [talks], lift: 6000 } }
funding:
  forces:
    { title: Forces, by: [allies], to: north, currency: USD, pledged: 4000000000, from: 2020-01-01, until: 2024-12-31, disbursed: paid,
      as-long-as: [road], iati: XM-DAC-1, source: a conference }
facts: [facts.yaml]
assumptions:
  hand-in:
    { probability: 95 %, delay: { median: 120 days, high: 150 days }, breaches: { per-year: 6, last: 10 days }, why: a guess }
`;

/** A file of facts about it with every key of a fact, and every word that can be said. */
export const completeFacts = `halcyon-facts: 1
facts:
  - { id: f1, reported: signing, is: yes, on: 2020-02-29, by: north, source: an archive }
  - { id: f2, measured: troops, amount: 8600, low: 8500, high: 8700, on: 2020-07-13, known: 2020-07-14, by: mission, grade: A1 }
  - { id: f3, claimed: weapons, amount: 4917, on: { gregorian: 2020-03-10, persian: 20 Hoot 1398, hijri: 15 Rajab 1441 }, by: south }
  - { id: f4, disputed: weapons, amount: 300, on: 2020-08-02, by: north }
  - { id: f5, disputed: troops, disputes: f2, on: 2020-07-20, by: south }
  - { id: f6, certified: hand-in, is: completed, on: 2020-06-27, by: mission }
  - { id: f7, decided: joint, is: no, on: 2020-06-01, by: commission }
  - { id: f8, reported: reduce, is: breached, on: 2020-06-14, by: mission, party: north, place: Harbour, under: self-defence }
  - { id: f9, reported: reduce, is: kept, from: 2020-05-24, to: 2020-05-26, by: mission }
  - { id: f10, reported: artillery, party: north, at: [38.1, 48.4], on: 2020-03-01, by: mission }
  - { id: f11, reported: week, amount: 94 %, on: 2020-02-25, by: north }
  - { id: f12, decided: hand-in, is: extended, until: 2020-08-01, on: 2020-07-01, by: commission }
  - { id: f13, corrects: f2, measured: troops, amount: 8700, on: 2020-07-13, known: 2020-08-01, by: mission }
  - { id: f14, retracts: f8, reported: reduce, on: 2020-06-14, known: 2020-06-20, by: mission }
  - { id: f15, claimed: weapons, accepts: yes, on: 2020-09-12, by: north }
  - { id: f16, decided: hand-in, is: waived, on: 2020-09-13, by: commission }
  - { id: f17, reported: reduce, is: remedied, on: 2020-06-15, by: mission }
  - { id: f18, reported: hand-in, is: begun, on: 2020-03-12, by: mission }
  - { id: f19, decided: reduce, is: not-met, on: 2020-10-01, by: commission }
  - { id: f20, decided: reduce, is: met, on: 2020-11-01, by: commission }
  - { id: f21, measured: week, is: cannot-tell, on: 2020-02-28, by: mission }
`;
