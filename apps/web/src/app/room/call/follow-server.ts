import type { SignalingClient } from '@vroom/api-client';
import type { EndReason, ReceivedSignal } from '@vroom/contract';
import type { RoomStore } from '../room-store';
import type { RoomCall } from './room-call';

/** Who is told of what the server says. */
export interface ServerFollowers {
  client: Pick<SignalingClient, 'on'>;
  store: RoomStore;
  call: () => RoomCall | undefined;
  received: (signal: ReceivedSignal) => void;
  /** Something about a person changed, perhaps oneself. */
  updated: () => void;
  leave: (reason: 'kicked' | EndReason) => void;
}

/** Brings the server's events to the store and the call. @returns what stops it */
export function followServer({ client, store, call, received, updated, leave }: ServerFollowers): (() => void)[] {
  return [
    client.on('peer:joined', ({ peer }) => {
      store.peerJoined(peer);
      call()?.peerJoined(peer.id);
    }),
    client.on('peer:updated', ({ peer }) => {
      store.peerUpdated(peer);
      updated();
    }),
    client.on('peer:left', ({ peerId }) => {
      store.peerLeft(peerId);
      call()?.peerLeft(peerId);
    }),
    client.on('signal:received', received),
    client.on('self:kicked', () => leave('kicked')),
    client.on('room:updated', ({ room }) => store.roomUpdated(room)),
    client.on('room:wiped', ({ at }) => store.wiped(at)),
    client.on('room:ended', ({ reason }) => leave(reason)),
  ];
}
