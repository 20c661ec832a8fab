// Options that several commands read the same way, each checked to a value or to a problem that names the option.
import { type Day, parseDay } from "../../ground/day.js";
import { type Problem, problem } from "../../ground/problem.js";

/** What commander hands over: option names to texts, flags, or lists. */
export type Raw = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Reads options one by one and gathers what is wrong with any of them. */
export type OptionReader = {
  readonly problems: Problem[];
  text(name: string): string | undefined;
  flag(name: string): boolean;
  list(name: string): readonly string[];
  day(name: string): Day | undefined;
  /** A number within bounds, both included; a share may be written `50 %`. */
  number(name: string, low: number, high: number): number | undefined;
  whole(name: string, low: number, high: number): number | undefined;
  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined;
  /** Says that an option is needed for this. */
  need<T>(name: string, value: T | undefined, why: string): T | undefined;
};

/** A reader over the options of one command. */
export function optionReader(raw: Raw): OptionReader {
  const problems: Problem[] = [];
  const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
  const wrong = (name: string, found: string, expected: string) => {
    problems.push(
      problem("command-invalid", `the option ${flagOf(name)} can't be understood`, { found, expected }),
    );
    return undefined;
  };
  const text = (name: string) => {
    const value = raw[name];
    return typeof value === "string" ? value : undefined;
  };
  const number = (name: string, low: number, high: number) => {
    const given = text(name);
    if (given === undefined) return undefined;
    const match = /^(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(given.trim());
    const value = match === null ? Number.NaN : Number(match[1]) / (match[2] === "%" ? 100 : 1);
    return value >= low && value <= high ? value : wrong(name, given, `a number from ${low} to ${high}`);
  };
  return {
    problems,
    text,
    number,
    flag: (name) => raw[name] === true,
    list: (name) => {
      const value = raw[name];
      return Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
    },
    day: (name) => {
      const given = text(name);
      if (given === undefined) return undefined;
      return parseDay(given) ?? wrong(name, given, "a date that exists, as YYYY-MM-DD");
    },
    whole: (name, low, high) => {
      const value = number(name, low, high);
      if (value === undefined || Number.isInteger(value)) return value;
      return wrong(name, String(value), `a whole number from ${low} to ${high}`);
    },
    oneOf: (name, values) => {
      const given = text(name);
      if (given === undefined) return undefined;
      const value = values.find((v) => v === given);
      return value ?? wrong(name, given, `one of ${values.join(", ")}`);
    },
    need: (name, value, why) => {
      if (value === undefined && text(name) === undefined) {
        problems.push(problem("command-invalid", `the option ${flagOf(name)} is missing`, { expected: why }));
      }
      return value;
    },
  };
}
