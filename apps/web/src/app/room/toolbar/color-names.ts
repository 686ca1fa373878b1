import type { PeerColor } from '@vroom/contract';

/** What the colours are called. */
export const colorNameKeys: Readonly<Record<PeerColor, string>> = {
  rose: 'room.colors.rose',
  coral: 'room.colors.coral',
  apricot: 'room.colors.apricot',
  amber: 'room.colors.amber',
  lemon: 'room.colors.lemon',
  lime: 'room.colors.lime',
  leaf: 'room.colors.leaf',
  mint: 'room.colors.mint',
  aqua: 'room.colors.aqua',
  sky: 'room.colors.sky',
  azure: 'room.colors.azure',
  iris: 'room.colors.iris',
  lilac: 'room.colors.lilac',
  orchid: 'room.colors.orchid',
  blush: 'room.colors.blush',
  sand: 'room.colors.sand',
};
