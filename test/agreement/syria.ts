// A process file with every key that the language has, for the tests of reading and of hashing.

/** The cessation of hostilities of February 2016, with every key in use. */
export const syria = `halcyon: 1
title: Cessation of hostilities, Syria, 27 February 2016
sources:
  ucdp:
    format: counts
    file: counts.csv
    publisher: Uppsala Conflict Data Program
    release: "20.1"
    licence: CC BY 4.0
    citation: Sundberg and Melander 2013
    retrieved: 2020-06-01
    covers: { from: 2015-01-01, to: 2016-06-30 }
    gaps:
      - { places: [Aleppo, Idlib], from: 2016-03-01, to: 2016-03-02, why: no access }
      - { from: 2016-01-10, days: 1, why: the mission was away }
  mission:
    format: generic
    files: [north.csv, south.csv]
    columns: { date: day, place: governorate, side-a: attacker, best: killed }
    covers: { from: 2015-02-01, to: 2016-06-30 }
places:
  boundaries: governorates.geojson
  name: shapeName
  aliases: { Aleppo: [Halab, Aleppo Governorate], Homs: [Hims] }
parties:
  government: { name: Government of Syria, names: [Syrian Arab Army, "National Defence*"] }
  insurgents: { name: Syrian insurgents, names: ["Ahrar*", "*Free Syrian Army*"] }
  nusra: { name: Nusra front, names: [Ahrar al-Nusra] }
  IS: { names: [Islamic State] }
  kurds: { name: Kurdish forces, names: [YPG] }
measures:
  truce:
    count: events
    parties: [government, insurgents]
    between:
      - { one: [government, kurds], other: [insurgents] }
      - { one: [insurgents], other: [insurgents] }
    kinds: [state-based, one-sided]
    places: [Aleppo, Homs]
    except: { parties: [IS], places: [Raqqa, Hasaka] }
    dates: { rule: spread, longest: 10 }
tests:
  cessation:
    measure: truce
    baseline: { from: 2015-02-01, to: 2016-02-26 }
    window: { from: 2016-02-27, days: 7 }
    reduction: 50 %
    certainty: 90 %
    prior: { median: 0.9, scale: 1.2 }
`;
