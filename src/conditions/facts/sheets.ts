// Columns of numbers, cut from large sheets: a column of its own costs the machine ten times as much to get and to give back.

/** Cuts columns, all zero. They live as long as any of them is used, so they are cut for one judge and go with it. */
export type Sheets = {
  bytes(size: number): Uint8Array;
  whole(size: number): Int32Array;
  numbers(size: number): Float64Array;
};

/** New sheets. */
export function newSheets(): Sheets {
  let sheet = new ArrayBuffer(0);
  let used = 0;
  // the place of so many bytes on the sheet, on a border of eight; undefined if they would take much of it
  const cut = (size: number): number | undefined => {
    if (size > sheetSize / 4) return undefined;
    const at = (used + 7) & ~7;
    if (at + size > sheet.byteLength) {
      sheet = new ArrayBuffer(sheetSize);
      used = size;
      return 0;
    }
    used = at + size;
    return at;
  };
  return {
    bytes: (size) => {
      const at = cut(size);
      return at === undefined ? new Uint8Array(size) : new Uint8Array(sheet, at, size);
    },
    whole: (size) => {
      const at = cut(size * 4);
      return at === undefined ? new Int32Array(size) : new Int32Array(sheet, at, size);
    },
    numbers: (size) => {
      const at = cut(size * 8);
      return at === undefined ? new Float64Array(size) : new Float64Array(sheet, at, size);
    },
  };
}

const sheetSize = 65_536;
