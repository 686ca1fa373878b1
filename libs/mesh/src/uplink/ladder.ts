/** One way to send a picture. `short` is the shorter side in pixels: 360 for what people call 360p. */
export interface Rung {
  readonly short: number;
  readonly frameRate: number;
  /** What it needs to look well, with what the packets add. */
  readonly kbps: number;
}

/** From the least that is worth being sent to the most that a face needs. */
export const cameraLadder: readonly Rung[] = [
  { short: 90, frameRate: 8, kbps: 50 },
  { short: 180, frameRate: 15, kbps: 130 },
  { short: 270, frameRate: 20, kbps: 260 },
  { short: 360, frameRate: 30, kbps: 450 },
  { short: 540, frameRate: 30, kbps: 850 },
  { short: 720, frameRate: 30, kbps: 1500 },
  { short: 1080, frameRate: 30, kbps: 2800 },
];

/** Of a screen every pixel counts, so only the number of pictures and their price differ, but for the smallest view of it. */
export const screenLadder: readonly Rung[] = [
  { short: Infinity, frameRate: 2, kbps: 100 },
  { short: Infinity, frameRate: 5, kbps: 250 },
  { short: Infinity, frameRate: 8, kbps: 600 },
  { short: Infinity, frameRate: 15, kbps: 1200 },
  { short: Infinity, frameRate: 15, kbps: 2000 },
];

/** A voice for one peer: Opus at 32 kbit/s, and its packets. */
export const voiceKbps = 45;
/** The sound of a shared tab, which may be music. */
export const screenSoundKbps = 80;
/** A screen that is shown no larger than this is a thumbnail: nobody reads it. */
const thumbnailShort = 240;

/** The highest rung that somebody who shows it `shown` pixels small can tell from the next. -1: it is not shown. */
export function highestUseful(ladder: readonly Rung[], shown: number): number {
  if (shown <= 0) return -1;
  if (ladder === screenLadder) return shown <= thumbnailShort ? 1 : ladder.length - 1;
  const enough = ladder.findIndex(({ short }) => short >= shown);
  return enough === -1 ? ladder.length - 1 : enough;
}

/** By how much a picture of `source` pixels is made smaller for a rung, and for who shows it as a thumbnail. */
export function scaleFor(rung: Rung, source: number, shown: number): number {
  const wanted = rung.short === Infinity && shown <= thumbnailShort ? thumbnailShort : rung.short;
  return Math.max(1, source / wanted);
}
