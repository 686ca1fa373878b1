import { linkTimes, type LinkOutcomeInput } from '@vroom/contract';
import type { Clock, LinkState } from '@vroom/mesh';

export interface LinkOutcomesOptions {
  selfId: string;
  clock: Pick<Clock, 'now'>;
  /** Whether the connection to somebody goes through TURN; `null` where the browser doesn't say. */
  relayed: (peerId: string) => Promise<boolean | null>;
  tell: (outcome: LinkOutcomeInput) => void;
}

interface Link {
  /** By the clock. */
  readonly since: number;
  connected: boolean;
  failed: boolean;
}

/**
 * Tells the server once what became of each new connection, for the operator's figures: how it goes and how long it took, not to whom.
 * What happens to it later is not told. Of the two ends the one with the smaller id does it.
 */
export class LinkOutcomes {
  private readonly links = new Map<string, Link>();

  constructor(private readonly options: LinkOutcomesOptions) {}

  changed(peerId: string, state: LinkState): void {
    const { selfId, clock } = this.options;
    if (selfId > peerId) return;
    if (state === 'closed') return void this.links.delete(peerId);
    const link = this.links.get(peerId) ?? { since: clock.now(), connected: false, failed: false };
    this.links.set(peerId, link);
    if (state === 'failed') this.failed(link);
    if (state === 'connected') void this.connected(peerId, link);
  }

  private failed(link: Link): void {
    if (link.failed || link.connected) return;
    link.failed = true;
    this.options.tell({ outcome: 'failed' });
  }

  private async connected(peerId: string, link: Link): Promise<void> {
    if (link.connected) return;
    link.connected = true;
    const within = withinOf((this.options.clock.now() - link.since) / 1000);
    const relayed = await this.options.relayed(peerId);
    if (relayed === null) return;
    this.options.tell({ outcome: relayed ? 'relayed' : 'direct', within });
  }
}

function withinOf(seconds: number): (typeof linkTimes)[number] {
  return linkTimes.find((most) => seconds <= most) ?? 60;
}
