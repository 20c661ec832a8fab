// The JSON Schema of the process file, walked along the keys of a text: which keys and values may stand at a place.
import type { Step } from "./yaml-place.js";

/** As much of JSON Schema as the schema of the process file uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly definitions?: Readonly<Record<string, Schema>>;
};

/** One form that a value may have. */
export type Form = {
  readonly schema: Schema;
  /** The definitions that led to it, outermost first: `Conditions`, `Condition`, `OnClause`. */
  readonly trail: readonly string[];
  /** The definition and the key that it is the value of: `OnClause`, `clause`. */
  readonly owner: string;
  readonly key: string;
  /** What the schema says of it where it is used. */
  readonly description?: string;
};

/** The forms that a value may have at a place. None where the schema knows no such place. */
export function formsAt(root: Schema, path: readonly Step[]): readonly Form[] {
  let forms: readonly Form[] = formsOf(root, root, { trail: [], owner: "", key: "" });
  for (const step of path) forms = forms.flatMap((form) => below(root, form, step));
  return forms;
}

/** Of tables, those that may have all these keys; if none may, all of them. */
export function withKeys(forms: readonly Form[], keys: readonly string[]): readonly Form[] {
  const tables = forms.filter(({ schema }) => schema.properties !== undefined);
  const fitting = tables.filter(({ schema }) => keys.every((key) => schema.properties?.[key] !== undefined));
  return fitting.length === 0 ? tables : fitting;
}

/** The forms of the value of a key of a table. */
export function formsOfKey(root: Schema, form: Form, key: string): readonly Form[] {
  const { properties, additionalProperties } = form.schema;
  const schema = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
  const owner = form.trail.at(-1) ?? "";
  if (schema !== undefined) return formsOf(root, schema, { trail: [], owner, key });
  if (typeof additionalProperties !== "object") return [];
  return formsOf(root, additionalProperties, { trail: form.trail, owner, key });
}

function below(root: Schema, form: Form, step: Step): readonly Form[] {
  if (typeof step === "string") return formsOfKey(root, form, step);
  const { items } = form.schema;
  const schemas = items === undefined ? [] : isList(items) ? items : [items];
  // an item is of the same kind as the list that the key names
  return schemas.flatMap((schema) => formsOf(root, schema, form));
}

const deepest = 16;

// what a schema comes to when references and alternatives are followed
function formsOf(root: Schema, schema: Schema, from: Omit<Form, "schema">): readonly Form[] {
  const description = from.description ?? schema.description;
  const here = { ...from, ...(description === undefined ? {} : { description }) };
  if (from.trail.length > deepest) return [];
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/definitions/", "");
    const meant = root.definitions?.[name];
    return meant === undefined ? [] : formsOf(root, meant, { ...here, trail: [...from.trail, name] });
  }
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => formsOf(root, one, here));
  return [{ ...here, schema }];
}

function isList(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}
