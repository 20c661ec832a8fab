// Where a file of a process lies on a static site.

/** The address below that of the pages. */
export function staticAddress(base: string, process: string, path: string): string {
  const parts = ["files", process, ...path.split("/")].map(encodeURIComponent);
  return new URL(parts.join("/"), base).href;
}
