/** Servers take thousands of newcomers one after the other, and no more at once than this. */
const atOnce = 16;

/** Makes so many of something, some at once. @returns them in order; throws what the first that fails throws */
export async function inSteps<T>(
  count: number,
  make: (index: number) => Promise<T>,
  concurrently = atOnce,
): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next++;
      made[index] = await make(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrently, count) }, worker));
  return made;
}
