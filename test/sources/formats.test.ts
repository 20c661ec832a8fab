// Each format is read as its publisher writes it: columns old and new, days in every shape, quotes and line breaks in fields.
import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/ground/day.js";
import { lengthOf } from "../../src/ground/interval.js";
import type { Result } from "../../src/ground/problem.js";
import { acled } from "../../src/sources/acled.js";
import { counts } from "../../src/sources/counts.js";
import type { Format } from "../../src/sources/format.js";
import { formatNamed } from "../../src/sources/formats.js";
import { gdelt } from "../../src/sources/gdelt.js";
import { genericFormat } from "../../src/sources/generic.js";
import type { SourceRow } from "../../src/sources/reading/rows.js";
import { readTable } from "../../src/sources/reading/table.js";
import { ucdp } from "../../src/sources/ucdp.js";

const read = (text: string, format: Format): Result<readonly SourceRow[]> =>
  readTable(new TextEncoder().encode(text), format, "case.csv");

function rowsOf(text: string, format: Format): readonly SourceRow[] {
  const result = read(text, format);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const codesOf = (text: string, format: Format): readonly string[] => {
  const result = read(text, format);
  return result.ok ? [] : result.problems.map(({ code }) => code);
};

const daysOf = ({ days }: SourceRow): string => `${formatDay(days.start)} + ${lengthOf(days)}`;

describe("UCDP GED", () => {
  // the 49 columns of the download
  const downloaded =
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob";
  const line = `244657,IRQ-2017-1-524-322,2017,1,Clear,1,259,259,Iraq: Government,524,524,Government of Iraq - IS,116,116,Government of Iraq,234,234,IS,2,"""Agency, 2017-07-31,ISIS, again"";
second line of the article",Agency,2017-07-31,"A headline, with ""quotes""",Official,5,Baghdad and region,"Baghdad, and
around",Baghdād province,,33.5,44.25,POINT (44.25 33.5),178169,Iraq,645,Middle East,1,1,2017-07-31 00:00:00.000,2017-08-02 00:00:00.000,0,4,0,2,6,6,6,645,
`;

  it("is read as downloaded: 49 columns, quotes, commas and line breaks inside fields, a time after each date", () => {
    expect(downloaded.split(",")).toHaveLength(49);
    const [row] = rowsOf(`${downloaded}\n${line}`, ucdp);
    expect(row).toMatchObject({
      ...{ id: "244657", country: "Iraq", adm1: "Baghdād province", adm2: "", name: "Baghdad and region" },
      ...{ sideA: "Government of Iraq", sideB: "IS", kind: "state-based", precision: "near", events: 1 },
      ...{ low: 6, best: 6, high: 6, latitude: 33.5, longitude: 44.25, observed: true },
    });
    expect(daysOf(row)).toBe("2017-07-31 + 3");
  });

  it("is read with the columns in another order, in upper case, and parted by tabs or semicolons", () => {
    const names = [
      "LOW",
      "Best",
      "HIGH",
      "id",
      "type_of_violence",
      "side_a",
      "side_b",
      "adm_1",
      "date_start",
      "date_end",
    ];
    const fields = ["1", "2", "3", "9", "3", "IS", "Civilians", "Homs, old", "2016-02-27", "2016-02-27"];
    for (const delimiter of ["\t", ";"]) {
      const [row] = rowsOf(`${names.join(delimiter)}\n${fields.join(delimiter)}\n`, ucdp);
      expect(row).toMatchObject({ id: "9", kind: "one-sided", adm1: "Homs, old", low: 1, best: 2, high: 3 });
    }
  });

  it("may hold a few records whose low estimate exceeds the high one by the best, as its releases do", () => {
    const header = "id,type_of_violence,side_a,side_b,adm_1,date_start,date_end,best,high,low";
    const lines = (slips: number, low: number) =>
      Array.from(
        { length: 200 },
        (_, i) => `${i},1,A,B,North,2016-02-27,2016-02-27,2,${i < slips ? 1 : 3},${i < slips ? low : 2}`,
      );
    const file = (slips: number, low: number) => `${[header, ...lines(slips, low)].join("\n")}\n`;
    expect(codesOf(file(4, 2), ucdp)).toEqual([]);
    // more than 2 %, or further out than any release shows
    expect(codesOf(file(5, 2), ucdp)).toEqual(Array.from({ length: 5 }, () => "harm-order"));
    expect(codesOf(file(1, 4), ucdp)).toEqual(["harm-order"]);
  });
});

describe("ACLED", () => {
  const header =
    "event_id_cnty,event_date,time_precision,event_type,actor1,actor2,country,admin1,location,geo_precision,fatalities";

  it("knows a date to the day, to its week from Monday, or to its month", () => {
    const rows = rowsOf(
      `${header}
SYR1,27 February 2016,1,Battles,Army,Rebels,Syria,Homs,Town,1,3
SYR2,2016-02-27,2,Battles,Army,Rebels,Syria,Homs,Town,2,3
SYR3,27-02-2016,3,Riots,Rioters,,Syria,,Town,3,0
SYR4,29/12/2015,2,Battles,Army,Rebels,Syria,Homs,Town,,1
`,
      acled,
    );
    expect(rows.map(daysOf)).toEqual([
      "2016-02-27 + 1",
      "2016-02-22 + 7",
      "2016-02-01 + 29",
      "2015-12-28 + 7",
    ]);
    expect(rows.map(({ precision }) => precision)).toEqual(["exact", "near", "adm1", "unknown"]);
    expect(rows[0]).toMatchObject({
      low: 3,
      best: 3,
      high: 3,
      kind: "Battles",
      sideA: "Army",
      sideB: "Rebels",
    });
    expect(rows[2].sideB).toBe("");
  });

  it("forbids passing single records on", () => {
    expect(acled.provenance.recordsMayBePassedOn).toBe(false);
  });
});

describe("GDELT", () => {
  const exported = (columns: 57 | 58 | 61, quad: string, root: string, day = "20170701"): string => {
    const fields = Array.from({ length: columns }, () => "");
    const second = columns === 61 ? 1 : 0;
    fields[0] = "669666350";
    fields[1] = day;
    fields[6] = "REBEL";
    fields[16] = "POLICE";
    fields[28] = root;
    fields[29] = quad;
    const action = 35 + 2 * (7 + second);
    fields[action + 2] = "SY";
    fields[action + 3] = "SY11";
    fields[action + 4 + second] = "34.7";
    fields[action + 5 + second] = "36.7";
    return fields.join("\t");
  };

  it("is read from its exports without a header, of 57, 58 or 61 columns", () => {
    for (const columns of [57, 58, 61] as const) {
      const [row] = rowsOf(`${exported(columns, "4", "19")}\n`, gdelt);
      expect(row, String(columns)).toMatchObject({
        ...{ id: "669666350", sideA: "REBEL", sideB: "POLICE", kind: "fight", country: "SY", adm1: "SY11" },
        ...{ latitude: 34.7, longitude: 36.7, low: 0, best: 0, high: 0 },
      });
      expect(daysOf(row)).toBe("2017-07-01 + 1");
    }
  });

  it("keeps material conflict only, and does not judge what it passes over", () => {
    const text = [
      exported(61, "4", "20"),
      exported(61, "1", "04", "99999999"),
      exported(61, "3", "13"),
      exported(61, "4", "15"),
    ];
    const rows = rowsOf(text.map((line, i) => line.replace("669666350", String(i))).join("\n"), gdelt);
    expect(rows.map(({ kind }) => kind)).toEqual(["mass violence", "show of force"]);
  });
});

describe("a table of counts", () => {
  it("takes the shortest form: date, place, events", () => {
    const rows = rowsOf("Date,Place,Events\n2016-02-27,Homs,3\n2016-02-28,Homs,\n", counts);
    expect(
      rows.map(({ adm1, events, best, sideA, kind, observed }) => [
        adm1,
        events,
        best,
        sideA,
        kind,
        observed,
      ]),
    ).toEqual([
      ["Homs", 3, 0, "", "", true],
      ["Homs", 0, 0, "", "", true],
    ]);
  });

  it("takes other names for its columns, stretches of days, and days on which nobody looked", () => {
    const [row] = rowsOf(
      "day,length,admin1,count,deaths_low,deaths,deaths_high,observed\n2016-02-27,7,Homs,3,1,2,5,No\n",
      counts,
    );
    expect(row).toMatchObject({ events: 3, low: 1, best: 2, high: 5, observed: false });
    expect(daysOf(row)).toBe("2016-02-27 + 7");
  });
});

describe("any other table", () => {
  const formatOf = (dateFormat?: string): Format => {
    const made = genericFormat({
      date: "when",
      best: "dead",
      ...(dateFormat === undefined ? {} : { dateFormat }),
    });
    if (!made.ok) throw new Error(made.problems[0].message);
    return made.value;
  };

  it("has its days read by the pattern that the user gives", () => {
    for (const [pattern, text] of [
      ["%d.%m.%Y", "27.2.2016"],
      ["%m/%d/%y", "02/27/16"],
      ["%d %B %Y", "27 February 2016"],
      ["%b %d (%Y)", "Feb 27 (2016)"],
      ["%Y-%j", "2016-058"],
      ["%Y%m%d %H:%M", "20160227 23:59"],
    ]) {
      const [row] = rowsOf(`when,dead\n${text},1\n`, formatOf(pattern));
      expect(daysOf(row), pattern).toBe("2016-02-27 + 1");
    }
    expect(daysOf(rowsOf("when,dead\n2016-02-27,1\n", formatOf())[0])).toBe("2016-02-27 + 1");
  });

  it("is refused with a pattern that is no date, or that is not understood", () => {
    for (const dateFormat of ["%d.%m", "%Q", "%H:%M", "%"]) {
      const made = genericFormat({ date: "when", dateFormat });
      expect(made.ok ? "" : made.problems[0].code, dateFormat).toBe("value-kind");
    }
  });

  it("needs every column that the mapping names", () => {
    const made = genericFormat({ date: "when", best: "dead", adm1: "province" });
    expect(made.ok && codesOf("when,dead\n2016-02-27,1\n", made.value)).toEqual(["column-missing"]);
  });
});

describe("a format", () => {
  it("is found by its name; a name that is none is refused, and generic needs a mapping", () => {
    expect(["ucdp", "acled", "gdelt", "counts"].map((name) => formatNamed(name).ok)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const none = formatNamed("excel");
    expect(none.ok ? "" : none.problems[0]).toMatchObject({ code: "file-format", found: "excel" });
    const bare = formatNamed("generic");
    expect(bare.ok ? "" : bare.problems[0].code).toBe("key-missing");
    expect(formatNamed("generic", { date: "d" }).ok).toBe(true);
  });

  it("has each role at most once, and a column for the first day", () => {
    for (const format of [ucdp, acled, gdelt, counts]) {
      const roles = format.columns.map(({ role }) => role);
      expect(new Set(roles).size, format.name).toBe(roles.length);
      expect(roles).toContain("start");
    }
  });
});
