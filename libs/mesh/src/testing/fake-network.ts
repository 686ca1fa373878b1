import type { FakeIce } from './fake-ice.js';

/** What the network knows of a connection: whose it is, whether it lives, and its ICE agent. */
interface NetworkEnd<End> {
  readonly owner: string;
  readonly signalingState: RTCSignalingState;
  readonly ice: FakeIce<End>;
}

/** The paths between fake connections. Owners are named, so that tests can break the path of a pair. */
export class FakeNetwork<End extends NetworkEnd<End>> {
  readonly connections: End[] = [];
  readonly #blocked = new Set<string>();
  readonly #dead = new Set<string>();

  /** Connections that are not closed, of one owner or of all. */
  living(owner?: string): End[] {
    return this.connections.filter((pc) => pc.signalingState !== 'closed' && (!owner || pc.owner === owner));
  }

  /** The living connections of `a` and `b` with each other, in this order. */
  pair(a: string, b: string): [End, End] {
    for (const mine of this.living(a)) {
      const theirs = this.living(b).find((pc) => pc.ice.peer === mine && mine.ice.peer === pc);
      if (theirs) return [mine, theirs];
    }
    throw new Error(`${a} and ${b} never met`);
  }

  /** No connection of the two gets through, until unblocked. */
  block(a: string, b: string): void {
    this.#blocked.add(key(a, b));
  }

  unblock(a: string, b: string): void {
    this.#blocked.delete(key(a, b));
    for (const pc of this.living()) this.evaluate(pc);
  }

  /** The present ICE generation of a pair stops working; a new one (ICE restart) works. */
  cut(a: string, b: string, state: 'disconnected' | 'failed' = 'disconnected'): void {
    for (const pc of this.pair(a, b)) {
      this.#dead.add(pc.ice.generation);
      pc.ice.set(state);
    }
  }

  /** The path works again as it did before the cut. */
  heal(a: string, b: string): void {
    const pair = this.pair(a, b);
    for (const pc of pair) this.#dead.delete(pc.ice.generation);
    for (const pc of pair) this.evaluate(pc);
  }

  /** Connects `pc` where both ends know each other's present credentials and at least one has a candidate. */
  evaluate(pc: End): void {
    const other = this.living().find(
      ({ ice }) => ice.local !== undefined && ice.local === pc.ice.remote && ice.remote === pc.ice.local,
    );
    if (!other || this.#blocked.has(key(pc.owner, other.owner))) return;
    if (this.#dead.has(pc.ice.generation) || this.#dead.has(other.ice.generation)) return;
    if (!pc.ice.hasCandidate && !other.ice.hasCandidate) return;
    // DTLS: the far end must be the one this connection began with.
    if ((pc.ice.peer ?? other) !== other || (other.ice.peer ?? pc) !== pc) return;
    for (const [mine, theirs] of [
      [pc, other],
      [other, pc],
    ] as const) {
      mine.ice.peer = theirs;
      mine.ice.set('connected');
    }
  }
}

function key(a: string, b: string): string {
  return [a, b].sort().join('|');
}
