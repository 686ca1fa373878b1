/** Each filter as it was given, else as at first. */
export function filled<T extends Record<string, string>>(
  initial: T,
  given: (name: string) => string | null,
): Record<keyof T, string> {
  const entries = Object.entries(initial).map(([name, value]) => [name, given(name) ?? value]);
  return Object.fromEntries(entries) as Record<keyof T, string>;
}

/** What an address has to say: `null` takes out of it what is as at first. */
export function differing(
  initial: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const entries = Object.entries(initial).map(([name, first]) => {
    const value = values[name] ?? first;
    return [name, value === first ? null : value] as const;
  });
  return Object.fromEntries(entries);
}
