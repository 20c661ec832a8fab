// The house keeps its own rules: data moves from left to right, no circles, no foreign packages, no overlong files.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

type Room = { name: string; rooms: string[]; packages: string[] };
type House = {
  wall: string;
  rooms: Room[];
  doors: Record<string, string>;
  limits: {
    fileLines: number;
    longFileLines: number;
    longFileShare: number;
    folderFiles: number;
    readmeLines: number;
  };
};

const root = resolve(import.meta.dirname, "..");
const house: House = JSON.parse(readFileSync(join(root, "house.json"), "utf8"));
const source = join(root, "src");
const files = filesBelow(source).filter((f) => /\.tsx?$/.test(f));
const below = (folder: string) =>
  statSync(join(root, folder), { throwIfNoEntry: false }) ? filesBelow(join(root, folder)) : [];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^;"']*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm,
  );
  return [...found].map((m) => m[1] ?? m[2] ?? m[3] ?? "");
}

const roomOf = (file: string): string => relative(source, file).split(sep)[0] ?? "";
const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

describe("the house", () => {
  it("has every folder of src as a room, and every room named before those that use it", () => {
    const folders = readdirSync(source, { withFileTypes: true })
      .filter((e) => e.isDirectory())
      .map((e) => e.name);
    expect(folders.sort()).toEqual(house.rooms.map((r) => r.name).sort());
    const order = house.rooms.map((r) => r.name);
    for (const room of house.rooms)
      for (const left of room.rooms)
        expect(order.indexOf(left), `${room.name} uses ${left}`).toBeLessThan(order.indexOf(room.name));
  });

  it("lets a room import only from the rooms and packages that house.json names for it", () => {
    const wall = house.rooms.findIndex((r) => r.name === house.wall);
    const wrong: string[] = [];
    for (const file of files) {
      const index = house.rooms.findIndex((r) => r.name === roomOf(file));
      const room = house.rooms[index];
      for (const specifier of importsOf(file)) {
        const told = `${relative(root, file)} imports ${specifier}`;
        if (specifier.startsWith(".")) {
          const target = relative(source, resolve(dirname(file), specifier)).split(sep)[0] ?? "";
          if (room === undefined || target === room.name) continue;
          if (!room.rooms.includes(target)) wrong.push(told);
        } else if (specifier.startsWith("node:")) {
          if (room === undefined || index < wall) wrong.push(told);
        } else if (room === undefined || !room.packages.includes(packageOf(specifier))) wrong.push(told);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("has no circle of imports", () => {
    const known = new Set(files);
    const graph = new Map(
      files.map((f) => [
        f,
        importsOf(f)
          .filter((s) => s.startsWith("."))
          .map((s) => resolve(dirname(f), s.replace(/\.js$/, ".ts")))
          .map((path) => (known.has(path) ? path : path.replace(/\.ts$/, ".tsx")))
          .filter((path) => known.has(path)),
      ]),
    );
    const done = new Set<string>();
    const path: string[] = [];
    const circles: string[] = [];
    const visit = (file: string): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].map((f) => relative(source, f)).join(" -> "));
        return;
      }
      if (done.has(file)) return;
      done.add(file);
      path.push(file);
      for (const next of graph.get(file) ?? []) visit(next);
      path.pop();
    };
    for (const file of files) visit(file);
    expect(circles).toEqual([]);
  });

  it("keeps files short, and folders small", () => {
    const all = [...files, ...["test", "bench", "scripts"].flatMap(below).filter((f) => f.endsWith(".ts"))];
    const lengths = all.map((f) => ({
      file: relative(root, f),
      lines: readFileSync(f, "utf8").split("\n").length,
    }));
    expect(lengths.filter((l) => l.lines > house.limits.fileLines)).toEqual([]);
    const long = lengths.filter((l) => l.lines > house.limits.longFileLines);
    expect(
      long.length / lengths.length,
      `long files: ${long.map((l) => l.file).join(", ")}`,
    ).toBeLessThanOrEqual(house.limits.longFileShare);
    const perFolder = new Map<string, number>();
    for (const file of files) perFolder.set(dirname(file), (perFolder.get(dirname(file)) ?? 0) + 1);
    expect([...perFolder].filter(([, n]) => n > house.limits.folderFiles)).toEqual([]);
  });

  it("says on the first line of every file what the file is for", () => {
    const silent = files.filter((f) => !/^(#!.*\n)?\/\/ \S/.test(readFileSync(f, "utf8")));
    expect(silent.map((f) => relative(root, f))).toEqual([]);
  });

  it("has a README of at most 60 lines in every room", () => {
    for (const room of house.rooms) {
      const readme = join(source, room.name, "README.md");
      expect(statSync(readme, { throwIfNoEntry: false }), readme).toBeDefined();
      expect(readFileSync(readme, "utf8").split("\n").length, readme).toBeLessThanOrEqual(
        house.limits.readmeLines,
      );
    }
  });

  it("uses none of the names that say nothing, and neither any, enum nor default exports", () => {
    const empty =
      /(^|[-/])(util|utils|helper|helpers|common|shared|manager|service|data|info|base|impl|v2)([-.]|$)/;
    expect(files.map((f) => relative(source, f)).filter((f) => empty.test(f))).toEqual([]);
    const code = (f: string) => readFileSync(f, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const against = /^\s*(export\s+)?(const\s+)?enum\s|export\s+default|:\s*any\b|<any>|\bas any\b/m;
    expect(files.filter((f) => against.test(code(f))).map((f) => relative(source, f))).toEqual([]);
  });

  it("computes figures with no function whose last digits open the language leaves, so that every machine gives the same", () => {
    const wall = house.rooms.findIndex((r) => r.name === house.wall);
    // a report is a picture of figures; its curves may differ in a digit that nobody sees
    const core = house.rooms
      .slice(0, wall)
      .filter((r) => r.name !== "publication")
      .map((r) => r.name);
    const open =
      /Math\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|hypot|cbrt)\b|[^*/]\*\*[^*/]/;
    const code = (f: string) =>
      readFileSync(f, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$|\/(?:\\.|[^/\n])+\/[a-z]*\.test/gm, "");
    const wrong = files.filter((f) => core.includes(roomOf(f)) && open.test(code(f)));
    expect(wrong.map((f) => relative(source, f))).toEqual([]);
  });
});
