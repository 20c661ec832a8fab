// Any other table of events: the user says which column holds what, and how its days are written.
import { failure, problem, type Result, success } from "../ground/problem.js";
import {
  type Column,
  type Content,
  count,
  type Format,
  isoDay,
  latitude,
  longitude,
  type Role,
  text,
} from "./format.js";
import { patternProblem } from "./reading/days.js";

/** Which column holds what. Values are column names; `dateFormat` as for strptime (`%d.%m.%Y`), ISO 8601 if not given. */
export type GenericMapping = {
  readonly id?: string;
  readonly date: string;
  readonly dateEnd?: string;
  readonly dateFormat?: string;
  readonly country?: string;
  readonly adm1?: string;
  readonly adm2?: string;
  readonly latitude?: string;
  readonly longitude?: string;
  readonly sideA?: string;
  readonly sideB?: string;
  readonly kind?: string;
  readonly low?: string;
  readonly best?: string;
  readonly high?: string;
};

/**
 * The format that a mapping describes. Every column that it names must be there; only the date must not be empty.
 *
 * Refuses a `dateFormat` with directives other than %Y %y %m %d %e %b %B %j %H %M %S %f %p %I %%.
 */
export function genericFormat(mapping: GenericMapping): Result<Format> {
  const wrong = mapping.dateFormat === undefined ? undefined : patternProblem(mapping.dateFormat);
  if (wrong !== undefined) {
    return failure([
      problem("value-kind", `the date format can't be used: ${wrong}`, {
        found: mapping.dateFormat ?? "",
        expected: "a pattern such as %Y-%m-%d or %d.%m.%Y",
      }),
    ]);
  }
  const day: Content =
    mapping.dateFormat === undefined
      ? isoDay
      : { kind: "day", shapes: [{ kind: "pattern", pattern: mapping.dateFormat }] };
  const asked: readonly (readonly [Role, string | undefined, Content])[] = [
    ["id", mapping.id, text],
    ["start", mapping.date, day],
    ["end", mapping.dateEnd, day],
    ["country", mapping.country, text],
    ["adm1", mapping.adm1, text],
    ["adm2", mapping.adm2, text],
    ["latitude", mapping.latitude, latitude],
    ["longitude", mapping.longitude, longitude],
    ["sideA", mapping.sideA, text],
    ["sideB", mapping.sideB, text],
    ["kind", mapping.kind, text],
    ["low", mapping.low, count],
    ["best", mapping.best, count],
    ["high", mapping.high, count],
  ];
  const columns = asked.flatMap(([role, name, content]): Column[] =>
    name === undefined
      ? []
      : [{ name, role, content, required: true, mayBeEmpty: role !== "start" && role !== "id" }],
  );
  return success({
    name: "generic",
    title: "table of events",
    provenance: {
      publisher: "as given with the table",
      licence: "as given with the table",
      cite: "as given with the table",
      recordsMayBePassedOn: false,
    },
    columns,
    slipShare: 0,
  });
}
