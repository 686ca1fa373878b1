/** Pairs of people who signal to each other, at VROOM and at each of the baselines. */
import { leastSignal, signal } from './message.ts';
import type { RelayPeer } from './relay-load.ts';
import { SocketIoWire } from './socket-io-wire.ts';
import { inSteps } from './in-steps.ts';
import { Visitor, type Guest } from './visitor.ts';
import { Wire } from './wire.ts';

/** @param url where one of them comes in, and where the other does: at two processes, perhaps */
export async function pairsAtVroom(url: string, count: number, otherUrl = url): Promise<RelayPeer[]> {
  const host = new Visitor(url);
  const pairs = await inSteps(count / 2, async () => {
    const room = await host.makeRoom();
    const one = await new Visitor(url).come(room);
    const other = await new Visitor(otherUrl).come(room);
    return [peerAtVroom(one, other), peerAtVroom(other, one)];
  });
  return pairs.flat();
}

function peerAtVroom({ wire }: Guest, { id }: Guest): RelayPeer {
  return socketIoPeer(wire, SocketIoWire.frame('signal:send', { to: id, ...signal }));
}

export async function pairsAtSocketIo(url: string, count: number): Promise<RelayPeer[]> {
  const wires = await inSteps(count, () => SocketIoWire.connect(url));
  return wires.map((wire, index) =>
    socketIoPeer(wire, SocketIoWire.frame('signal:send', { to: partner(wires, index).id, ...signal })),
  );
}

function socketIoPeer(wire: SocketIoWire, frame: string): RelayPeer {
  const peer: RelayPeer = { send: () => wire.send(frame), heard: () => undefined };
  wire.heard = (data) => {
    if (data.length > leastSignal) peer.heard();
  };
  return peer;
}

export async function pairsAtWs(url: string, count: number, kind: 'ws-json' | 'ws-raw'): Promise<RelayPeer[]> {
  const clients = await inSteps(count, async () => {
    const wire = await Wire.open(url);
    return { wire, id: await wire.next() };
  });
  return clients.map(({ wire }, index) => {
    const { id: to } = partner(clients, index);
    return plainPeer(wire, kind === 'ws-raw' ? to + JSON.stringify(signal) : JSON.stringify({ to, ...signal }));
  });
}

export async function pairsAtPeerJs(url: string, count: number): Promise<RelayPeer[]> {
  const clients = await inSteps(count, async (index) => {
    const id = `peer-${index}`;
    const wire = await Wire.open(`${url}/peerjs?key=peerjs&id=${id}&token=${id}`);
    return { wire, id };
  });
  return clients.map(({ wire }, index) =>
    plainPeer(wire, JSON.stringify({ type: 'OFFER', dst: partner(clients, index).id, payload: signal })),
  );
}

function plainPeer(wire: Wire, frame: string): RelayPeer {
  const peer: RelayPeer = { send: () => wire.send(frame), heard: () => undefined };
  wire.listen((data) => {
    if (data.length > leastSignal) peer.heard();
  });
  return peer;
}

/** Who is beside one of them, in pairs. */
function partner<T>(all: readonly T[], index: number): T {
  const found = all[index % 2 === 0 ? index + 1 : index - 1];
  if (!found) throw new Error('There is somebody without a partner: an even number is needed');
  return found;
}
