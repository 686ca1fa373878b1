import { TwoProcesses } from '../../../../tools/test/two-processes.ts';
import type { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { Browser } from './browser-like.ts';

/** Two processes, and people at them. */
export class Processes {
  private readonly browsers: Browser[] = [];

  private constructor(private readonly both: TwoProcesses) {}

  static async start(more: Record<string, string> = {}): Promise<Processes> {
    return new Processes(await TwoProcesses.start(more));
  }

  get redis() {
    return this.both.redis;
  }

  get one(): VroomServer {
    return this.both.one;
  }

  get other(): VroomServer {
    return this.both.other;
  }

  /** Somebody at one of the two. */
  at(server: VroomServer): Browser {
    const browser = new Browser(server.url);
    this.browsers.push(browser);
    return browser;
  }

  async stop(): Promise<void> {
    for (const browser of this.browsers) browser.close();
    await this.both.stop();
  }
}
