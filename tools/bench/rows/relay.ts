import { relay, type RelayPeer } from '../generator/relay-load.ts';
import { pairsAtPeerJs, pairsAtSocketIo, pairsAtVroom, pairsAtWs } from '../generator/relay-peers.ts';
import type { Figure } from '../figures.ts';
import { cost, inTurn } from '../rounds.ts';
import type { Bench, Row } from '../row.ts';
import { startBaseline } from '../servers/baseline.ts';
import { startVroom } from '../servers/vroom.ts';
import type { ServerProcess } from '../system/server-process.ts';

/** The full path: schema, place in the same room, rate limit. */
export const relayRow: Row = {
  name: 'relay',
  title: 'A signal to one peer, CPU of the server',
  async measure(bench) {
    const figures: Figure[] = [];
    for (const peers of [2, 100, 2000])
      figures.push(await withPeers(bench, bench.effort.quick && peers > 100 ? 400 : peers));
    return [...figures, ...(await others(bench))];
  },
};

const bound = { of: 'ratio', atMost: 1.35 } as const;
const microseconds = 1e6;

function costOf(server: ServerProcess, peers: readonly RelayPeer[], { effort }: Bench): () => Promise<number> {
  return () =>
    cost(
      () => server.cpu,
      () => relay(peers, effort.roundTime),
    );
}

async function withPeers(bench: Bench, count: number): Promise<Figure> {
  bench.say(`${count} peers come in`);
  const [ours, theirs] = [await startVroom(bench), await startBaseline(bench, 'socket-io')];
  const [ourPeers, theirPeers] = [await pairsAtVroom(ours.url, count), await pairsAtSocketIo(theirs.url, count)];
  bench.say(`${count} peers signal`);
  const outcome = await inTurn(bench.effort, {
    ours: costOf(ours, ourPeers, bench),
    theirs: costOf(theirs, theirPeers, bench),
  });
  await Promise.all([ours.stop(), theirs.stop()]);
  return {
    what: `relay, ${count} peers connected`,
    unit: 'µs',
    ours: outcome.ours.median * microseconds,
    spread: outcome.ours.spread,
    baseline: { name: 'bare Socket.IO', value: outcome.theirs.median * microseconds },
    bound,
  };
}

/** What other servers need for it, to see where the baseline stands. */
async function others(bench: Bench): Promise<Figure[]> {
  const count = 100;
  bench.say(`${count} peers at other servers`);
  const [json, raw] = [await startBaseline(bench, 'ws-json'), await startBaseline(bench, 'ws-raw')];
  const peerJs = await startBaseline(bench, 'peerjs');
  const outcome = await inTurn(bench.effort, {
    'bare ws, JSON parsed and encoded': costOf(json, await pairsAtWs(json.url, count, 'ws-json'), bench),
    'bare ws, bytes passed on (the floor)': costOf(raw, await pairsAtWs(raw.url, count, 'ws-raw'), bench),
    'PeerJS server 1.0.2': costOf(peerJs, await pairsAtPeerJs(peerJs.url, count), bench),
  });
  return Object.entries(outcome).map(([name, { median, spread }]) => ({
    what: `relay, ${count} peers: ${name}`,
    unit: 'µs',
    ours: median * microseconds,
    spread,
  }));
}
