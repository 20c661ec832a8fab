// An IATI activity file: XML of the standard's version 2, read to its transactions; or everything that is wrong with it.
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type Day, parseDay } from "../../ground/day.js";
import { failure, type Problem, problem, type Result, type Spot, success } from "../../ground/problem.js";
import { type IatiTransaction, type TransactionKind, transactionKinds } from "./transaction.js";

/** What a file may be at most; more is refused, not read. */
const mostCharacters = 20_000_000;
const mostDepth = 50;
const mostProblems = 100;

/**
 * Reads the transactions of an activity file, in its order. Languages of names: the first one given. An amount without a currency of
 * its own is in the activity's default currency.
 *
 * Entities other than XML's own five are not expanded and a document type is refused, so that no file can unfold to more than it
 * is. Problems: `file-format` (no XML, no IATI, version 1, too deep), `file-too-large`, `value-missing`, `value-unknown`,
 * `date-invalid`, `number-invalid`, all of them with line and column, at most 100.
 *
 * Source: IATI activity standard 2.03 (iatistandard.org). Cost: one pass, about 20 MB a second.
 *
 * @example
 * readIatiFile('<iati-activities version="2.03"/>', "a.xml").value // []
 * readIatiFile("<html/>", "a.xml").problems[0].code // "file-format"
 */
export function readIatiFile(text: string, file: string): Result<readonly IatiTransaction[]> {
  if (text.length > mostCharacters)
    return failure([
      problem("file-too-large", "this is larger than an activity file can be", {
        where: { file },
        found: `${Math.round(text.length / 1e6)} million characters`,
        expected: `at most ${mostCharacters / 1e6} million`,
        hint: "ask the service for single activities",
      }),
    ]);
  const reader = new ActivityReader(text, file);
  return reader.problems.length > 0 ? failure(reader.problems) : success(reader.transactions);
}

/** Ends the reading of a file that can't be read on. */
class Unreadable extends Error {}

type Draft = {
  readonly spot: Spot;
  reference?: string;
  code?: string;
  date?: string;
  amount?: string;
  currency?: string;
  valueDate?: string;
  provider?: string;
  receiver?: string;
};

type Activity = {
  spot: Spot;
  identifier: string;
  currency?: string;
  updated?: Day;
  publisher?: string;
  title?: string;
};

class ActivityReader {
  readonly transactions: IatiTransaction[] = [];
  readonly problems: Problem[] = [];
  private readonly parser = new SaxesParser<{ position: true; xmlns: false }>({
    position: true,
    xmlns: false,
  });
  /** The names of the open elements, outermost first. */
  private readonly path: string[] = [];
  private words = "";
  private activity: Activity | undefined;
  private readonly drafts: Draft[] = [];

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {
    this.parser.on("doctype", () => {
      this.end("a document type is not read, for it could unfold to any size");
    });
    this.parser.on("error", (error) => {
      this.end(`this is not well-formed XML: ${error.message.replace(/^[^a-z]*/i, "")}`);
    });
    this.parser.on("opentag", (tag) => this.open(tag));
    this.parser.on("text", (words) => {
      this.words += words;
    });
    this.parser.on("cdata", (words) => {
      this.words += words;
    });
    this.parser.on("closetag", () => this.close());
    try {
      this.parser.write(text).close();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }

  private open({ name, attributes }: SaxesTagPlain): void {
    const depth = this.path.push(name);
    this.words = "";
    if (depth === 1) this.root(name, attributes);
    if (depth > mostDepth) this.end(`elements stand in one another more than ${mostDepth} deep`);
    if (this.at("iati-activity")) {
      const updated = dayOf(attributes["last-updated-datetime"]?.slice(0, 10));
      this.activity = {
        spot: this.spot(name),
        identifier: "",
        ...(attributes["default-currency"] && { currency: attributes["default-currency"] }),
        ...(updated !== undefined && { updated }),
      };
    } else if (this.activity !== undefined && this.at("iati-activity", "reporting-org")) {
      if (attributes.ref) this.activity.publisher = attributes.ref;
    } else if (this.at("iati-activity", "transaction"))
      this.drafts.push({ spot: this.spot(name), ...(attributes.ref && { reference: attributes.ref }) });
    else if (this.path[2] === "transaction") this.part(name, attributes);
  }

  // what a transaction says in the attributes of its parts
  private part(name: string, attributes: Readonly<Record<string, string>>): void {
    const draft = this.drafts.at(-1);
    if (draft === undefined || this.path.length !== 4) return;
    if (name === "transaction-type") draft.code = attributes.code ?? "";
    else if (name === "transaction-date") draft.date = attributes["iso-date"] ?? "";
    else if (name === "value") {
      if (attributes.currency) draft.currency = attributes.currency;
      if (attributes["value-date"]) draft.valueDate = attributes["value-date"];
    }
  }

  private close(): void {
    const words = this.words.trim();
    const draft = this.drafts.at(-1);
    const { activity } = this;
    if (activity !== undefined) {
      if (this.at("iati-activity", "iati-identifier")) activity.identifier = words;
      else if (this.at("iati-activity", "title", "narrative")) activity.title ??= words;
    }
    if (draft !== undefined) {
      if (this.at("iati-activity", "transaction", "value")) draft.amount = words;
      else if (this.at("iati-activity", "transaction", "provider-org", "narrative")) draft.provider ??= words;
      else if (this.at("iati-activity", "transaction", "receiver-org", "narrative")) draft.receiver ??= words;
    }
    if (this.at("iati-activity")) this.finish();
    this.path.pop();
    this.words = "";
  }

  // the identifier may stand behind the transactions, so they are made when the activity is whole
  private finish(): void {
    const { activity } = this;
    if (activity === undefined) return;
    if (activity.identifier === "")
      this.complain("value-missing", "an activity has no iati-identifier", activity.spot);
    for (const draft of this.drafts) {
      const made = this.made(draft, activity);
      if (made !== undefined) this.transactions.push(made);
    }
    this.drafts.length = 0;
    this.activity = undefined;
  }

  private made(draft: Draft, activity: Activity): IatiTransaction | undefined {
    const before = this.problems.length;
    const { spot } = draft;
    const kind = this.kindOf(draft);
    const day = dayOf(draft.date);
    if (day === undefined)
      this.complain(
        draft.date ? "date-invalid" : "value-missing",
        "a transaction has no date",
        spot,
        draft.date,
      );
    const amount = /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(draft.amount ?? "") ? Number(draft.amount) : undefined;
    if (amount === undefined)
      this.complain(
        draft.amount ? "number-invalid" : "value-missing",
        "the value of a transaction is no number",
        spot,
        draft.amount,
      );
    const currency = draft.currency ?? activity.currency;
    if (currency === undefined)
      this.complain("value-missing", "a transaction has no currency, and its activity no default one", spot);
    if (kind === undefined || day === undefined || amount === undefined || currency === undefined)
      return undefined;
    if (this.problems.length > before) return undefined;
    const valueDay = dayOf(draft.valueDate);
    const { provider, receiver, reference } = draft;
    const { identifier, title, publisher, updated } = activity;
    return {
      activity: identifier,
      ...(title && { title }),
      ...(publisher && { publisher }),
      kind,
      day,
      amount,
      currency,
      ...(valueDay !== undefined && { valueDay }),
      ...(reference && { reference }),
      ...(provider && { provider }),
      ...(receiver && { receiver }),
      ...(updated !== undefined && { updated }),
    };
  }

  private kindOf({ code, spot }: Draft): TransactionKind | undefined {
    const kind = kindOfCode(code);
    if (kind === undefined)
      this.complain(
        code ? "value-unknown" : "value-missing",
        "the type of a transaction is not one of the standard's",
        spot,
        code,
      );
    return kind;
  }

  private root(name: string, { version = "" }: Readonly<Record<string, string>>): void {
    if (name !== "iati-activities") this.end(`this is no IATI activity file, but begins with <${name}>`);
    if (!/^2\.0[1-9]$/.test(version))
      this.end(`version "${version}" of the standard is not read; 2.01 to 2.09 are`);
  }

  // whether the innermost element is this one of an activity
  private at(...names: readonly string[]): boolean {
    return this.path.length === names.length + 1 && names.every((name, i) => this.path[i + 1] === name);
  }

  private complain(code: Problem["code"], message: string, where: Spot, found?: string): void {
    this.problems.push(problem(code, message, { where, ...(found && { found }) }));
    if (this.problems.length >= mostProblems) throw new Unreadable();
  }

  // a file that can't be read on gives this problem only
  private end(message: string): never {
    this.problems.length = 0;
    this.problems.push(
      problem("file-format", message, {
        where: { file: this.file, line: this.parser.line, column: this.parser.columnIndex + 1 },
        expected: "an activity file of the IATI standard, version 2",
      }),
    );
    throw new Unreadable();
  }

  // an element is known when its tag has been read; it is pointed at where it begins
  private spot(name: string): Spot {
    const at = this.text.lastIndexOf(`<${name}`, this.parser.position);
    const line = this.text.lastIndexOf("\n", at) + 1;
    const lines = this.parser.line - (this.text.slice(at, this.parser.position).split("\n").length - 1);
    return { file: this.file, line: lines, column: at - line + 1, length: name.length + 1 };
  }
}

/** The kind of a transaction by its code; `undefined` for none of the standard's. */
export function kindOfCode(code: string | undefined): TransactionKind | undefined {
  return Object.entries(transactionKinds).find(([known]) => known === code)?.[1];
}

// a date of XML may end with a zone; it counts as it is written
function dayOf(written: string | undefined): Day | undefined {
  return written === undefined
    ? undefined
    : parseDay(written.trim().replace(/(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?$/, ""));
}
