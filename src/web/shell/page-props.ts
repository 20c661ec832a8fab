// What every page is given by the frame.

/** What every page is given. */
export type PageProps = { readonly page: string };
