/** The answer, or nothing where it was given up meanwhile: that is no failure, and whoever polls shall not tell of one. */
export async function unlessAborted<T>(signal: AbortSignal, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
