import { expect } from 'vitest';
import type { Participant, World } from './world.js';

/** How many connections of `owner` took the place of another, where it has one peer. */
export function rebuilt(world: World, owner: string): number {
  return world.network.connections.filter((pc) => pc.owner === owner).length - 1;
}

/** Offers after the first, in a world of two. */
export function restarts(world: World): number {
  return world.bus.descriptions('offer').length - 1;
}

export function expectConnected(a: Participant, b: Participant): void {
  expect([a.mesh.linkState(b.id), b.mesh.linkState(a.id)]).toEqual(['connected', 'connected']);
}
