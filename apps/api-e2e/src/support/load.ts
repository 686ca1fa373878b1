import { setTimeout as pause } from 'node:timers/promises';
import { ApiError } from '@vroom/api-client';
import { Browser, type Guest } from './browser-like.ts';

/** Somebody who makes rooms, locks them and moderates a meeting without a rest, whatever of the server is away meanwhile. */
export class Load {
  user = '';
  /** What the server said it has made, and what of it, it said it has locked. */
  readonly rooms: string[] = [];
  readonly locked: string[] = [];
  private acted = 0;
  private refused = 0;
  private stopped = false;
  private working: Promise<unknown> | undefined;
  private heard = new Set<() => void>();
  private bob!: Guest;

  constructor(private readonly chair: Browser) {}

  async begin(): Promise<void> {
    const { name } = await this.chair.rest.call('createRoom', { body: {} });
    const ann = await this.chair.enter(name);
    const other = new Browser(this.chair.url);
    this.bob = await other.enter(name);
    const { id } = await this.chair.rest.call('openSession', { body: {} });
    this.user = `session ${id}`;
    const moderation = this.repeat(() => this.moderate(ann));
    this.working = Promise.all([moderation, this.repeat(() => this.makeRoom())]).finally(() => other.close());
  }

  /** Waits until so many more actions of a chairman are done. */
  hasActed(count: number): Promise<void> {
    const wanted = this.acted + count;
    return this.until(() => this.acted >= wanted);
  }

  /** Waits until so many more rooms are made. */
  hasMade(count: number): Promise<void> {
    const wanted = this.rooms.length + count;
    return this.until(() => this.rooms.length >= wanted);
  }

  /** Waits until so much more was refused, since something is away. */
  isRefused(count: number): Promise<void> {
    const wanted = this.refused + count;
    return this.until(() => this.refused >= wanted);
  }

  async end(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      const more = new Promise<void>((resolve) => this.heard.add(resolve));
      await Promise.race([more, this.working]);
    }
  }

  private async repeat(work: () => Promise<void>): Promise<void> {
    while (!this.stopped) {
      await work().catch((error: unknown) => {
        assertPassing(error);
        this.refused += 1;
      });
      for (const tell of this.heard) tell();
      this.heard.clear();
      // A pace, since more than a machine can do is not what this is about.
      await pause(5);
    }
  }

  private async moderate(ann: Guest): Promise<void> {
    await ann.signaling.command(this.acted % 2 === 0 ? 'peer:mute' : 'peer:unmute', { peerId: this.bob.id });
    this.acted += 1;
  }

  private async makeRoom(): Promise<void> {
    const { name } = await this.chair.rest.call('createRoom', { body: {} });
    this.rooms.push(name);
    await this.chair.rest.call('changeRoom', { params: { name }, body: { locked: true } });
    this.locked.push(name);
  }
}

/** Something is away, or the process was killed; anything else is a fault. */
function assertPassing(error: unknown): void {
  if (!(error instanceof ApiError) || !['unavailable', 'unreachable'].includes(error.code)) throw error;
}
