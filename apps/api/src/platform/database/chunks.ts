/** Parameters of one statement; SQLite and MySQL both take more. */
const chunkSize = 500;

/** Cuts a list into such as fit into one statement. */
export function chunks<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / chunkSize);
  return Array.from({ length: count }, (_, index) => items.slice(index * chunkSize, (index + 1) * chunkSize));
}
