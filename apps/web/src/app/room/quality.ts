import type { LinkState } from '@vroom/mesh';
import type { LinkHealth } from './link-statistics';

/** How well one hears each other, as a person would say it; the worst first. */
const qualities = ['poor', 'warn', 'medium', 'good'] as const;
export type Quality = (typeof qualities)[number];

/** What the connection measures, as far as it says how well it carries. */
type Measured = Omit<LinkHealth, 'relayed'>;

/**
 * By the time to them and back; what gets lost on the way, or comes in fits and starts, makes it worse.
 *
 * @returns `null` while nothing is known yet
 */
export function linkQuality(link: LinkState, latencyMs: number | null, health: Measured | null): Quality | null {
  if (link === 'connecting') return null;
  if (link !== 'connected') return 'poor';
  const latency = timeThere(latencyMs, health?.roundTripMs ?? null);
  if (latency === null) return null;
  return qualities[Math.max(0, byLatency(latency) - lowered(health))] ?? 'poor';
}

/** The page measures the way and a busy computer at its end; where the browser measures the way alone, that is the connection. */
function timeThere(pinged: number | null, measured: number | null): number | null {
  if (pinged === null || measured === null) return pinged ?? measured;
  return pinged === Infinity ? pinged : Math.min(pinged, measured);
}

function byLatency(latencyMs: number): number {
  if (latencyMs < 60) return 3;
  if (latencyMs < 120) return 2;
  return latencyMs < 250 ? 1 : 0;
}

/** By how many steps. Two in a hundred are heard, five are annoying, and with ten hardly a sentence is whole. */
function lowered(health: Measured | null): number {
  const loss = health?.lossPercent ?? 0;
  const byLoss = [2, 5, 10].filter((limit) => loss >= limit).length;
  return Math.max(byLoss, (health?.jitterMs ?? 0) >= 60 ? 1 : 0);
}
