import type { DataMessage, LinkReport } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';

export interface LinksReportOptions {
  clock: Clock;
  /** Those who lead the room, by their ids. */
  chairmen: () => readonly string[];
  /** One's own connections now. */
  links: () => LinkReport[];
  send: (peerId: string, message: Extract<DataMessage, { type: 'links' }>) => boolean;
}

/** Numbers move all the time: they are looked at this often, and told where they differ. */
const everyMs = 2000;

/** Somebody may not know yet that they lead the room when they are told, and then takes no notice. */
const againMs = 10_000;

interface Telling {
  readonly text: string;
  /** By the clock. */
  readonly at: number;
}

/** Tells those who lead the room how one's own connections are. Nobody else has a use for it. */
export class LinksReport {
  /** What each peer with an open channel was told last. */
  private readonly told = new Map<string, Telling>();
  private timer: unknown;

  constructor(private readonly options: LinksReportOptions) {
    this.schedule();
  }

  /** The channel is open, for the first time or again: who is there may remember nothing. */
  opened(peerId: string): void {
    this.told.set(peerId, { text: '', at: 0 });
  }

  left(peerId: string): void {
    this.told.delete(peerId);
  }

  close(): void {
    this.options.clock.clearTimeout(this.timer);
  }

  private schedule(): void {
    this.timer = this.options.clock.setTimeout(() => {
      this.schedule();
      this.tell();
    }, everyMs);
  }

  private tell(): void {
    const links = this.options.links();
    const text = JSON.stringify(links);
    const at = this.options.clock.now();
    for (const peerId of this.options.chairmen()) {
      const last = this.told.get(peerId);
      if (last === undefined || (last.text === text && at - last.at < againMs)) continue;
      if (this.options.send(peerId, { type: 'links', links })) this.told.set(peerId, { text, at });
    }
  }
}
