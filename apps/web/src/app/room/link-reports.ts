import { type LinkReport, maxLinkReports } from '@vroom/contract';
import type { LinkState } from '@vroom/mesh';
import { linkQuality } from './quality';
import type { PeerView } from './roster';

/** One's own connections, as one tells of them. */
export function ownLinks(others: readonly PeerView[]): LinkReport[] {
  return others.slice(0, maxLinkReports).map(({ id, link, latencyMs, health }) => {
    const connected = link === 'connected';
    const relayed = connected ? (health?.relayed ?? null) : null;
    return {
      peer: id,
      state: told[link],
      via: relayed === null ? null : relayed ? 'relayed' : 'direct',
      quality: connected ? linkQuality(link, latencyMs, health) : null,
    };
  });
}

const told = {
  connecting: 'connecting',
  connected: 'connected',
  reconnecting: 'broken',
  failed: 'broken',
  closed: 'broken',
} as const satisfies Record<LinkState, LinkReport['state']>;
