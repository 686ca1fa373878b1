import { systemClock } from '@vroom/mesh';
import { watchNetwork } from './network-watch';
import { onPageEnd } from './page-life';
import type { RoomCall } from './room-call';
import type { SignalingLink } from './signaling-link';

export interface Watching {
  link: () => Pick<SignalingLink, 'leave' | 'check'> | undefined;
  call: () => Pick<RoomCall, 'checkLinks'> | undefined;
}

/** Brings to the connections what happens to the page and the network below it. @returns what stops it */
export function watchPage(window: Window, { link, call }: Watching): (() => void)[] {
  const look = (renewed: boolean) => {
    link()?.check(renewed);
    call()?.checkLinks(renewed);
  };
  return [onPageEnd(window, () => link()?.leave()), watchNetwork(window, systemClock, look)];
}
