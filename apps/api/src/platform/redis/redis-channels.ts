import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Subject, type Observable } from 'rxjs';
import type { RedisLink } from './redis-link.js';

/** @param text what was said, as {@link RedisChannels.say} was given it */
export type Listener = (text: string) => void;

/**
 * What processes say to each other: sharded channels of Redis, of which each listens to those it has a use for. Nothing is
 * kept for who does not listen at that moment.
 */
export class RedisChannels {
  private readonly logger = new Logger('RedisChannels');
  private readonly listeners = new Map<string, Listener>();
  private readonly restored = new Subject<void>();
  private ears: Redis | undefined;
  private lost = false;

  /** Nothing is opened before there is something to listen to: a command of the command line has nothing. */
  constructor(private readonly link: RedisLink) {}

  /** Listens again after a time in which it did not: what was said meanwhile is lost. */
  get interrupted(): Observable<void> {
    return this.restored;
  }

  /** Settles when everything that is said from then on is heard; or, while Redis is away, at once: it listens when it is back. */
  async listen(names: readonly string[], listener: Listener): Promise<void> {
    if (names.length === 0) return;
    for (const name of names) this.listeners.set(this.channel(name), listener);
    await this.subscribe(names.map((name) => this.channel(name)));
  }

  ignore(name: string): void {
    const channel = this.channel(name);
    this.listeners.delete(channel);
    // A connection that is lost listens to nothing.
    this.ears?.sunsubscribe(channel).catch((error: unknown) => this.logger.debug(error));
  }

  /** @returns how many processes listen there, ours included. @throws ProblemError `unavailable` */
  say(name: string, text: string): Promise<number> {
    return this.link.ask(async (redis) => Number(await redis.spublish(this.channel(name), text)));
  }

  private open(): Redis {
    const ears = this.link.openEars();
    ears.on('smessage', (channel: string, text: string) => this.listeners.get(channel)?.(text));
    ears.on('close', () => (this.lost = true));
    ears.on('ready', () => {
      if (this.lost) void this.listenAgain();
    });
    return ears;
  }

  private async listenAgain(): Promise<void> {
    const channels = [...this.listeners.keys()];
    if (channels.length > 0 && !(await this.subscribe(channels))) return;
    this.lost = false;
    this.restored.next();
  }

  /** @returns whether it listens; where not, it will when the connection is back */
  private async subscribe(channels: readonly string[]): Promise<boolean> {
    this.ears ??= this.open();
    try {
      await this.ears.ssubscribe(...channels);
      return true;
    } catch (error) {
      if (this.ears.status !== 'ready') return false;
      // A connection that is there and does not listen is of no use.
      this.logger.warn(error);
      this.ears.disconnect(true);
      return false;
    }
  }

  private channel(name: string): string {
    return `${this.link.prefix}said:${name}`;
  }
}
