/** Lets the steps of one thing wait for each other, and those of different things not. */
export class OneAtATime {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(key: string, step: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const done = before.then(step);
    // What goes wrong is said to who asked for it, and concerns nobody who comes later.
    const over = done.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(key, over);
    try {
      return await done;
    } finally {
      if (this.last.get(key) === over) this.last.delete(key);
    }
  }
}
