/** Resolves once no microtask is left: a turn of the event loop, not a delay. */
export function flush(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
