import { crowdAtSocketIo, crowdAtVroom } from '../generator/crowd.ts';
import { relay, type RelayPeer } from '../generator/relay-load.ts';
import { SocketIoWire } from '../generator/socket-io-wire.ts';
import { cost, inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';
import { startBaseline } from '../servers/baseline.ts';
import { startVroom } from '../servers/vroom.ts';

const people = 25;

/** Somebody switches their microphone on or off: the server keeps it, and tells everybody in the room. */
export const broadcastRow: Row = {
  name: 'broadcast',
  title: 'A change told to a room of 25, CPU of the server',
  async measure(bench) {
    const { effort } = bench;
    const [ours, theirs] = [await startVroom(bench), await startBaseline(bench, 'socket-io')];
    bench.say('a room fills');
    const ourPeers = (await crowdAtVroom(ours.url, people, { roomSize: people })).map(({ wire }) => switching(wire));
    const theirPeers = (await crowdAtSocketIo(theirs.url, people, { roomSize: people })).map((wire) => saying(wire));
    bench.say('everybody changes');
    const work = (peers: readonly RelayPeer[]) => () => relay(peers, effort.roundTime, people);
    const outcome = await inTurn(effort, {
      ours: () => cost(() => ours.cpu, work(ourPeers)),
      theirs: () => cost(() => theirs.cpu, work(theirPeers)),
    });
    return [
      {
        what: `a change told to ${people} people`,
        unit: 'µs',
        ours: outcome.ours.median * 1e6,
        spread: outcome.ours.spread,
        baseline: { name: 'bare Socket.IO', value: outcome.theirs.median * 1e6 },
      },
    ];
  },
};

function switching(wire: SocketIoWire): RelayPeer {
  const frames = [true, false].map((audio) =>
    SocketIoWire.frame('media:update', { audio, video: false, screen: false }),
  );
  let sent = 0;
  return listening(wire, 'peer:updated', () => wire.send(frames[sent++ % 2] ?? ''));
}

/** What a peer looks like to others, as VROOM tells it. */
const peer = {
  id: '4e3f7c2a-8b1d-4a8e-9a61-2f5d8f0f6b1c',
  role: 'participant',
  media: { audio: true, video: false, screen: false },
  moderation: { muted: false, paused: false },
  hand: null,
  revision: 7,
};

function saying(wire: SocketIoWire): RelayPeer {
  const frame = SocketIoWire.frame('room:say', 'room-0', { peer });
  return listening(wire, 'room:said', () => wire.send(frame));
}

function listening(wire: SocketIoWire, event: string, send: () => void): RelayPeer {
  const listener: RelayPeer = { send, heard: () => undefined };
  const beginning = `42["${event}"`;
  wire.heard = (frame) => {
    if (frame.toString('latin1', 0, beginning.length) === beginning) listener.heard();
  };
  return listener;
}
