import { setTimeout as pause } from 'node:timers/promises';

/** Somebody with a partner, to whom they send the same message again and again. */
export interface RelayPeer {
  send(): void;
  /** Set by the load: called with each message that came to them. */
  heard: () => void;
}

/** Messages that are on their way at once: enough that a server never waits, too few to pile up in it. */
const inFlight = 64;
const patience = 10_000;

/**
 * Has all of them send in turn for a while: each message that arrives is followed by one of the next peer. All have arrived
 * at the end.
 *
 * @param time ms
 * @param listeners how many hear each message
 * @returns how many were passed on
 * @throws Error where some do not arrive
 */
export async function relay(peers: readonly RelayPeer[], time: number, listeners = 1): Promise<number> {
  let [sent, heard] = [0, 0];
  const until = performance.now() + time;
  const { promise: done, resolve } = Promise.withResolvers<boolean>();
  const sendNext = () => peers[sent++ % peers.length]?.send();
  for (const peer of peers) {
    peer.heard = () => {
      heard += 1;
      if (heard % listeners > 0) return;
      if (performance.now() < until) sendNext();
      else if (heard === sent * listeners) resolve(true);
    };
  }
  for (let count = 0; count < inFlight / listeners; count++) sendNext();
  const given = new AbortController();
  const late = pause(time + patience, false, { signal: given.signal }).catch(() => false);
  const arrived = await Promise.race([done, late]);
  given.abort();
  if (!arrived) throw new Error(`Of ${sent * listeners} messages ${sent * listeners - heard} did not arrive`);
  return sent;
}
