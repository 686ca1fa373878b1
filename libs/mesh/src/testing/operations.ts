/**
 * The operations chain of W3C webrtc-pc §4.4.1.2: one operation at a time, and promises of a closed connection never
 * settle.
 */
export class Operations {
  readonly #waiting: (() => Promise<void>)[] = [];
  #closed = false;

  constructor(private readonly onEmpty: () => void) {}

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  chain(operation: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(async () => {
        // The work of a browser takes place in parallel.
        for (let hop = 0; hop < 3; hop += 1) await Promise.resolve();
        if (this.#closed) return;
        try {
          operation();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      if (this.#waiting.length === 1) void this.#run();
    });
  }

  close(): void {
    this.#closed = true;
  }

  async #run(): Promise<void> {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      await next();
      this.#waiting.shift();
    }
    if (!this.#closed) this.onEmpty();
  }
}
