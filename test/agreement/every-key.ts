// A process file with every key of the language of agreements, for the tests of reading. No agreement stands behind it.

/** Every key of docs/guide/language.md, each at least once. */
export const everyKey = `halcyon: 1
title: An agreement with every key
agreement:
  signed: { gregorian: 2020-02-29, persian: 10 Hoot 1398, hijri: 5 Rajab 1441 }
  documents:
    doha: { title: The agreement, date: 29 February 2020, source: a public archive, sha256: ${"ab".repeat(32)} }
    annex: {}
  disputes: joint-commission
  cannot-tell: wait
calendar: { hijri: umm-al-qura, first-day: counted, last-day: excluded }
parties:
  us: { name: United States, role: party, names: [USA], speaks-for: [allies] }
  allies: { name: Allies, role: contributor }
  state: { name: The state, role: party }
  taliban: { name: Taliban, role: party }
  qatar: { name: Qatar, role: mediator }
bodies:
  joint-commission: { title: Joint Commission, kind: commission, members: [us, state], decides: consensus, disputes: yes }
  mission: { title: The mission, kind: verification }
excluded:
  isis: { title: Islamic State, why: on the list of the United Nations }
measures: { attacks: {} }
tests:
  week:
    measure: attacks
    baseline: { from: 2020-01-01, to: 2020-02-21 }
    window: { from: 2020-02-22, days: 7 }
    reduction: 80 %
    certainty: 90 %
events:
  talks-open: { title: Talks open, date: 2020-03-10 }
  truce-start: {}
  conclusion: { title: The broader conclusion }
  settlement: {}
decisions:
  joint-assessment: { by: joint-commission, question: Do both assess that the conditions are met? }
  renewal: { by: qatar, question: Do both sides wish to go on? }
quantities:
  us-troops: { title: Forces of the United States, unit: troops, of: us, counts: level }
  allied-troops: { unit: troops, of: allies, counts: level }
  weapons-in: { title: Weapons handed in, unit: weapons, of: taliban, counts: total }
  fuel-ships: { unit: ships, counts: flow }
  paid: { unit: USD, of: us, counts: flow }
  released-by-state: { unit: prisoners, of: state, counts: total }
  released-by-taliban: { unit: prisoners, of: taliban, counts: total }
bases:
  inventory: { unit: weapons, amount: 40000, agreed: 2019-09-07, source: a protocol, disputed-by: { taliban: 10000 } }
  registered:
    unit: weapons
    versions:
      - { amount: 12000, agreed: 2020-06-01, source: the second count }
      - { amount: 10000, agreed: 2019-06-01 }
lines:
  contact: { title: Line of contact, as-of: 2014-09-19, file: lines.geojson }
  drawn: { as-of: 2014-09-19, points: [[37.5, 47.1], [37.9, 47.4]] }
zones:
  security-zone: { title: Security zone, near: { line: contact, km: 15 } }
  towns: { places: [Ghazni, Kunduz] }
weapons:
  artillery: { title: 'Artillery of 100 mm and more' }
indicators:
  life-expectancy: { title: Life expectancy, unit: years, better: higher, file: indicators.csv, code: SP.DYN.LE00.IN, country: AFG,
    publisher: World Bank, release: 2020.1, licence: CC BY 4.0, lag: 18 months, uncertainty: 0.6 }
clauses:
  us-8600:
    kind: do-by
    what: reduce the forces of the United States to 8,600
    text: { document: doha, part: Part Three, article: 3.10 }
    who: us
    to: [taliban]
    that: { quantity: us-troops, at-most: 8600 }
    when: { from: signing, begin-by: 10 days after signing, by: 135 days after signing, goal: 2 days before 2020-03-10 }
    gated-by: [week, joint-assessment]
    as-long-as: [ceasefire, { clause: no-attacks, is: [met, waived] }]
    parallel-with: { clauses: [prisoners], tolerance: 10 % }
    taking-into-account: [good governance]
    determined: { certified-by: mission }
    evidence: { from: [mission, qatar], least: B2 }
    cannot-tell: joint-commission
    protects: women
    then:
      - { on: met, opens: talks }
      - { on: not-met, after: 15 days, snaps-back: prisoners, by: us }
      - { on: disputed, notifies: [joint-commission, qatar] }
      - { on: undetermined, pauses: talks }
  ceasefire:
    kind: maintain
    what: keep the ceasefire
    who: [state, taliban]
    that: { all: [week, { not: { event: settlement } }] }
    when: { from: truce-start, until: { later-of: [2 months after truce-start, 2020-12-31] }, renewable: { term: 2 months, by: [state, taliban], decision: renewal } }
    determined: { reported-by: [mission, joint-commission] }
    cannot-tell: not-met
    recovers-after: 2 weeks
    scope: { places: [Ghazni], zones: [security-zone], excluding: [isis], except-places: [Kunduz] }
  no-attacks:
    kind: refrain
    what: not let the soil be used against others
    who: taliban
    to: [us, allies]
    determined: measured
    recovers-after: 14 days
    carve-outs: [self-defence, demining]
    then: { on: not-met, pauses: us-8600, notifies: joint-commission }
  prisoners:
    kind: exchange
    what: exchange prisoners
    sides:
      - { who: state, that: { quantity: released-by-state, up-to: 5000 } }
      - { who: taliban, that: { quantity: released-by-taliban, exactly: 1000 } }
    when: { before: { earlier-of: [{ 8 weeks after: talks-open }, conclusion, talks] }, together: { with: talks-open, within: 0 days } }
    then: [{ on: met, releases: invite }, { on: met, after: 1 month, resumes: ceasefire }]
  invite:
    kind: meet
    what: meet within a month
    who: qatar
    agenda: [permanent ceasefire]
    when: { by: 1 month after prisoners }
    that: talks-open
  lists:
    kind: best-efforts
    what: review the sanctions
    who: us
    when: { goal: 2020-08-27 }
  law:
    kind: decide
    what: decide on the law
    who: joint-commission
    determined: { decided-by: joint-commission }
    that: joint-assessment
  arms:
    kind: do-by
    what: hand in weapons and keep others back
    who: taliban
    that:
      all:
        - { quantity: weapons-in, at-least: 30 %, of: inventory }
        - { quantity: fuel-ships, at-least: 18, since: truce-start, until: 2 months after truce-start }
        - { quantity: fuel-ships, at-least: 2, every: 1 week, since: truce-start }
        - { quantity: allied-troops, in-proportion-to: us-troops, since: 2020-02-29, tolerance: 5 % }
        - { indicator: life-expectancy, no-worse-than: 2019, by-more-than: 0.5 }
        - { weapons: artillery, of: state, at-least: 25 km, from: contact }
        - { any: [conclusion, { phase: talks, is: [open, ended] }, { decision: renewal, is: no }, { test: week }] }
        - { some: 2, of: [conclusion, settlement, talks] }
    amends: { clause: lists, from: 2020-06-01, hash: ${"c0".repeat(32)} }
phases:
  reduction: { title: Reduction in violence, opens: { on: 2020-02-22 }, ends: { on: 2020-02-29 } }
  talks:
    title: Talks
    opens: { when: [us-8600, joint-assessment], on: 20 Hoot 1398 }
    suspended: { when: [{ clause: ceasefire, is: not-met }] }
    reversed: { when: settlement }
    ends: { when: [settlement] }
posture:
  roles: { combat: { title: Combat }, medevac: { title: Medical evacuation, cost-per-month: 3 }, training: {} }
  contributions:
    - { nation: us, role: combat, place: bagram, troops: 8600, on: 2020-02-01, source: a table }
    - { nation: us, role: medevac, place: bagram, troops: 100, on: 2020-02-01 }
    - { nation: allies, role: training, troops: 16000, nations: 38, on: 2020-02-01 }
  ceilings: { us-135: { nations: us, roles: [combat], places: bagram, at-most: 8600, by: 135 days after signing } }
  floors:
    rescue: { roles: medevac, nations: us, places: bagram, at-least: 60, protects: { places: bagram, roles: combat, nations: [us] }, until: conclusion, why: the wounded }
  proportion: { tolerance: 5 % }
  tranches: { second: { by: 2020-07-13, gated-by: [reduction], lift: 6000 }, first: { by: 2020-05-01 } }
funding:
  forces: { title: Forces, by: [us], to: [state], currency: USD, pledged: 4000000000, from: 2020-01-01, until: 2024-12-31,
    disbursed: paid, as-long-as: [ceasefire], iati: XM-1, source: a pledge }
facts: [facts.yaml, more.csv]
assumptions:
  us-8600: { probability: 95 %, delay: { median: 120 days, high: 5 months } }
  ceasefire: { breaches: { per-year: 6, last: 10 days }, why: as elsewhere }
  conclusion: { probability: 0.5 }
`;
