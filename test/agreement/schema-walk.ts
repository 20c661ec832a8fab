// Walking through a JSON Schema and a value side by side: which keys the schema allows at each place, and which of them stand there.

/** A part of a JSON Schema, as far as these tests look at it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema | readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
};

export type Path = readonly (string | number)[];

/** A place of the value with keys: its path, and the kinds of keys that the schema allows there. */
export type Place = {
  readonly path: Path;
  readonly value: Readonly<Record<string, unknown>>;
  /** All that may stand at this place. */
  readonly kinds: readonly Schema[];
  /** Those of them that fit: they have all keys that stand there. */
  readonly fitting: readonly Schema[];
};

/** Every place of a value that has keys of the language, by walking through the schema with it. */
export function placesOf(root: Schema, value: unknown): readonly Place[] {
  const places: Place[] = [];
  const walk = (schema: Schema, at: unknown, path: Path): void => {
    const kinds = alternatives(root, schema);
    if (Array.isArray(at)) {
      for (const kind of kinds) {
        const { items } = kind;
        if (kind.type !== "array" || items === undefined || Array.isArray(items)) continue;
        at.forEach((item, i) => {
          walk(items as Schema, item, [...path, i]);
        });
      }
      return;
    }
    if (!isKeys(at)) return;
    const keys = Object.keys(at);
    const named = kinds.filter(
      (one) => typeof one.additionalProperties === "object" && one.properties === undefined,
    );
    for (const { additionalProperties } of named) {
      for (const key of keys) walk(additionalProperties as Schema, at[key], [...path, key]);
    }
    const fixed = kinds.filter((one) => one.properties !== undefined);
    const fitting = fixed.filter((one) => keys.every((key) => key in (one.properties ?? {})));
    if (fixed.length > 0 && fitting.length > 0) places.push({ path, value: at, kinds: fixed, fitting });
    for (const one of fitting.slice(0, 1))
      for (const key of keys) walk(one.properties?.[key] ?? {}, at[key], [...path, key]);
  };
  walk(root, value, []);
  return places;
}

/** The schema and what it refers to, each alternative by itself. */
export function alternatives(root: Schema, schema: Schema): readonly Schema[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/definitions/", "");
    return alternatives(root, root.definitions?.[name] ?? {});
  }
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((one) => alternatives(root, one));
}

/** Every group of keys in a schema, with what it is called. */
export function groupsOf(root: Schema): readonly { readonly name: string; readonly schema: Schema }[] {
  const groups = Object.entries({ "": root, ...root.definitions });
  return groups.flatMap(([name, schema]) => (schema.properties === undefined ? [] : [{ name, schema }]));
}

/** The value with something else at a path; without it, if that is `undefined`. */
export function changedAt(value: unknown, path: Path, to: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  if (Array.isArray(value)) {
    const items = value.map((item, i) => (i === first ? changedAt(item, rest, to) : item));
    return items.filter((item) => item !== undefined);
  }
  if (!isKeys(value)) return value;
  const changed = { ...value, [first]: changedAt(value[first], rest, to) };
  if (changed[first] !== undefined) return changed;
  const { [first]: _, ...others } = changed;
  return others;
}

/** What stands at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (Array.isArray(at) ? at[Number(key)] : isKeys(at) ? at[key] : undefined),
    value,
  );
}

/** Every path of a value, the root left out. */
export function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  const inner = Array.isArray(value)
    ? value.map((item, i) => pathsOf(item, [...path, i]))
    : isKeys(value)
      ? Object.entries(value).map(([key, item]) => pathsOf(item, [...path, key]))
      : [];
  return [...(path.length === 0 ? [] : [path]), ...inner.flat()];
}

function isKeys(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
