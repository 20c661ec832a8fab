// YAML text to the parser's tokens and trees, within limits: no text takes long, and none exhausts the machine.
import {
  Composer,
  type CST,
  type Document,
  Lexer,
  Parser,
  type YAMLParseError,
  type YAMLWarning,
} from "yaml";

/** How deep and how large a text may be. A word is a value, a mark, a line end, a stretch of spaces, a remark. */
export type WordLimits = { readonly depth: number; readonly values: number; readonly words: number };

/**
 * The tokens of a text; or `deep` when brackets, or dashes on one line, nest too deeply, `large` when there are more words or values
 * than a file may have. Each word is looked at before the parser sees it, because the parser can exhaust the machine on such a text.
 */
export function tokensOf(text: string, limits: WordLimits): readonly CST.Token[] | "deep" | "large" {
  const parser = new Parser();
  const watch = watchWords(limits);
  const tokens: CST.Token[] = [];
  let wrong = 0;
  for (const word of new Lexer().lex(text)) {
    const excess = watch(word);
    if (excess !== undefined) return excess;
    for (const token of parser.next(word)) {
      tokens.push(token);
      if (token.type === "error" || token.type === "document") wrong++;
    }
    // whoever made so many mistakes does not need the next one
    if (wrong > mostErrors) return tokens;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The first document, where a second begins, and what the parser complains of, up to a limit. */
export type Composed = {
  readonly first?: Document;
  readonly second?: number;
  readonly errors: readonly (YAMLParseError | YAMLWarning)[];
};

/** The tree of the first document. `length` is that of the text. */
export function compose(tokens: readonly CST.Token[], length: number): Composed {
  const [, second] = tokens.flatMap((token, i) => (token.type === "document" ? [i] : []));
  const composer = new Composer({ schema: "core", uniqueKeys: false });
  const lists = composer.streamInfo();
  limitPushes(lists.errors);
  limitPushes(lists.warnings);
  const begins = second === undefined ? {} : { second: tokens[second].offset };
  try {
    const [first] = [...composer.compose(tokens.slice(0, second), true, length)];
    const errors = first === undefined ? [] : [...first.errors, ...first.warnings];
    // the composer takes our own stop for an error of the text
    return { ...(first && { first }), ...begins, errors: errors.filter((one) => one.message !== enough) };
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    return { errors: [...lists.errors, ...lists.warnings], ...begins };
  }
}

const mostErrors = 1000;

type Watch = (word: string) => "deep" | "large" | undefined;

function watchWords(limits: WordLimits): Watch {
  let [brackets, dashes, words, items, commas] = [0, 0, 0, 0, 0];
  let scalar = false;
  return (word) => {
    words++;
    if (words > limits.words) return "large";
    if (scalar || word === scalarFollows) {
      scalar = !scalar;
      return undefined;
    }
    switch (word) {
      case "[":
      case "{":
        brackets++;
        break;
      case "]":
      case "}":
        brackets--;
        break;
      case "-":
      case "?":
      case ":":
        if (brackets === 0) dashes++;
        items++;
        break;
      case ",":
        commas++;
        break;
      default:
        if (/[\r\n]/.test(word)) dashes = 0;
        return undefined;
    }
    if (brackets > limits.depth || dashes > limits.depth) return "deep";
    // each of these brings a value, and aliases only add to them
    return items > limits.values || commas > limits.values ? "large" : undefined;
  };
}

// the lexer puts this before the words of a plain value
const scalarFollows = "\u001f";

// the composer adds to its lists whatever their length; each error costs memory and time, some a search through the others
function limitPushes<T>(list: T[]): void {
  list.push = (...items: T[]) => {
    if (list.length >= mostErrors) throw new Enough(enough);
    return Array.prototype.push.apply(list, items);
  };
}

class Enough extends Error {}
const enough = "more errors than anybody reads";
