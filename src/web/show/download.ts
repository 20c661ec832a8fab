// Takes a figure along: as SVG or PNG with its source line, or its table as CSV. All of it is made here; nothing leaves the machine.

/** A value as it stands in a file: a day is a `Date` at midnight UTC. */
export type PlainValue = string | number | Date;

/** A source line must say whence the figures come. */
export type Taken = { readonly name: string; readonly title: string; readonly source: string };

const svgSpace = "http://www.w3.org/2000/svg";
const margin = 16;

/** The chart as a file of its own: colours resolved, title above, source line below. */
export function svgText(chart: SVGSVGElement, { title, source }: Taken): string {
  const styles = getComputedStyle(chart);
  const { width, height } = sizeOf(chart);
  const whole = document.createElementNS(svgSpace, "svg");
  const lines = [...wrapped(title, width), ...wrapped(source, width)];
  const top = margin + wrapped(title, width).length * 20 + 8;
  const total = top + height + 16 + wrapped(source, width).length * 16 + margin;
  whole.setAttribute("xmlns", svgSpace);
  whole.setAttribute("viewBox", `0 0 ${width + 2 * margin} ${total}`);
  whole.setAttribute("width", String(width + 2 * margin));
  whole.setAttribute("height", String(total));
  whole.setAttribute("font-family", "system-ui, sans-serif");
  const paper = document.createElementNS(svgSpace, "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", "var(--paper)");
  whole.append(paper);
  const copy = chart.cloneNode(true);
  if (copy instanceof SVGSVGElement) {
    copy.setAttribute("x", String(margin));
    copy.setAttribute("y", String(top));
    copy.setAttribute("width", String(width));
    copy.setAttribute("height", String(height));
    whole.append(copy);
  }
  const titles = wrapped(title, width).length;
  lines.forEach((line, i) => {
    const text = document.createElementNS(svgSpace, "text");
    const isTitle = i < titles;
    text.setAttribute("x", String(margin));
    text.setAttribute("y", String(isTitle ? margin + 14 + i * 20 : top + height + 28 + (i - titles) * 16));
    text.setAttribute("font-size", isTitle ? "15" : "11");
    text.setAttribute("font-weight", isTitle ? "600" : "400");
    text.setAttribute("fill", isTitle ? "var(--ink)" : "var(--soft)");
    text.textContent = line;
    whole.append(text);
  });
  const markup = new XMLSerializer().serializeToString(whole);
  return markup.replace(/var\((--[\w-]+)\)/g, (_, name: string) => styles.getPropertyValue(name).trim());
}

/** Hands a text to the reader as a file. */
export function takeText(name: string, type: string, text: string): void {
  take(name, new Blob([text], { type }));
}

/** The chart as a PNG, twice as fine as on the screen. */
export async function takePng(chart: SVGSVGElement, taken: Taken): Promise<void> {
  const address = URL.createObjectURL(new Blob([svgText(chart, taken)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob !== null) take(`${taken.name}.png`, blob);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Rows as CSV (RFC 4180), days as 2020-02-29. A text that a spreadsheet would take for a formula, white space before it or not, is
 * kept from being one.
 */
export function csvText(rows: readonly (readonly PlainValue[])[]): string {
  const field = (value: PlainValue): string => {
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    const text = typeof value === "string" && /^\s*[=+@-]|^[\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** Hands bytes to the reader as a file. */
export function take(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function sizeOf(chart: SVGSVGElement): { readonly width: number; readonly height: number } {
  return { width: chart.width.baseVal.value, height: chart.height.baseVal.value };
}

// lines of so many letters as fit at about 7 pixels each
function wrapped(text: string, width: number): readonly string[] {
  const most = Math.max(20, Math.floor(width / 7));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
