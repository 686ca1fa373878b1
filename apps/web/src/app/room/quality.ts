import type { LinkState } from '@vroom/mesh';

/** How well one hears each other, as a person would say it. */
export type Quality = 'good' | 'medium' | 'warn' | 'poor';

/** @returns `null` while nothing is known yet */
export function linkQuality(link: LinkState, latencyMs: number | null): Quality | null {
  if (link === 'connecting') return null;
  if (link !== 'connected') return 'poor';
  if (latencyMs === null) return null;
  if (latencyMs < 60) return 'good';
  if (latencyMs < 120) return 'medium';
  return latencyMs < 250 ? 'warn' : 'poor';
}
