// What is made once for each locale, as formats of numbers and dates are.

/** What is made once for each locale: making a format takes milliseconds, and many parts of a page ask for one. */
export function perLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const one = made.get(locale) ?? make(locale);
    made.set(locale, one);
    return one;
  };
}
