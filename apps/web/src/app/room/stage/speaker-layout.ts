import type { Rect } from './rect';
import { layoutTiles } from './layout';

/** A rectangle, and how many small pictures there are beside the large one. */
export interface SpeakerSpace {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly count: number;
}

export interface SpeakerPlaces {
  readonly front: Rect;
  readonly strip: readonly Rect[];
}

interface Strip {
  /** Whether it stands at the right; else it lies below. */
  beside: boolean;
  /** Columns beside, rows below. */
  lanes: number;
  tileWidth: number;
  tileHeight: number;
}

/** Of the small pictures: as wide as a face needs with a name below it. */
const ratio = 4 / 3;
const smallest = 78;
const scales = [1, 0.85, 0.7, 0.6, 0.5, 0.4];
/** What is in front is a screen or a face: neither gains by more. */
const widest = 16 / 9;

/** One large picture, and the others in a strip: beside it or below it, wherever more is left for the large one. */
export function speakerLayout(space: SpeakerSpace): SpeakerPlaces {
  const { width, height, count } = space;
  if (count === 0) return { front: { left: 0, top: 0, width, height }, strip: [] };
  const strips = [true, false].flatMap((beside) => scales.flatMap((scale) => stripOf(space, beside, scale)));
  const [first, ...others] = strips;
  // Too small for any of it: half and half.
  if (!first) return halves(space);
  const best = others.reduce((one, other) => (worth(space, other) > worth(space, one) ? other : one), first);
  return place(space, best);
}

/** A strip of pictures of one size, with as many lanes as it takes; none where they get too small or too many. */
function stripOf({ width, height, gap, count }: SpeakerSpace, beside: boolean, scale: number): Strip[] {
  const comfortable = beside ? clamp(width * 0.18, 120, 280) : clamp(height * 0.2, 84, 190) * ratio;
  const tileWidth = Math.floor(comfortable * scale);
  const tileHeight = Math.floor(tileWidth / ratio);
  const inLane = beside ? fitting(height, tileHeight, gap) : fitting(width, tileWidth, gap);
  if (tileWidth < Math.min(smallest, comfortable) || inLane === 0) return [];
  const lanes = Math.ceil(count / inLane);
  const deep = lanes * ((beside ? tileWidth : tileHeight) + gap);
  return deep > (beside ? width : height) / 2 ? [] : [{ beside, lanes, tileWidth, tileHeight }];
}

/** How large the large one is, and half as much how large the small ones are. */
function worth(space: SpeakerSpace, strip: Strip): number {
  const { width, height } = frontOf(space, strip);
  return Math.min(width, height * widest) * Math.sqrt(strip.tileWidth);
}

function frontOf({ width, height, gap }: SpeakerSpace, { beside, lanes, tileWidth, tileHeight }: Strip): Rect {
  if (beside) return { left: 0, top: 0, width: width - lanes * (tileWidth + gap), height };
  return { left: 0, top: 0, width, height: height - lanes * (tileHeight + gap) };
}

function place(space: SpeakerSpace, strip: Strip): SpeakerPlaces {
  const { gap, count } = space;
  const { beside, lanes, tileWidth, tileHeight } = strip;
  const front = frontOf(space, strip);
  const inLane = Math.ceil(count / lanes);
  const along = (inOne: number): number => {
    const used = inOne * ((beside ? tileHeight : tileWidth) + gap) - gap;
    return Math.floor(((beside ? space.height : space.width) - used) / 2);
  };
  const tiles = Array.from({ length: count }, (_, index): Rect => {
    const lane = Math.floor(index / inLane);
    const inThis = Math.min(inLane, count - lane * inLane);
    const nth = index % inLane;
    const size = { width: tileWidth, height: tileHeight };
    if (beside) {
      const left = front.width + gap + lane * (tileWidth + gap);
      return { left, top: along(inThis) + nth * (tileHeight + gap), ...size };
    }
    const top = front.height + gap + lane * (tileHeight + gap);
    return { left: along(inThis) + nth * (tileWidth + gap), top, ...size };
  });
  return { front, strip: tiles };
}

function halves({ width, height, gap, count }: SpeakerSpace): SpeakerPlaces {
  const half = Math.max(0, Math.floor((width - gap) / 2));
  const { columns, tileWidth, tileHeight } = layoutTiles({ width: half, height, gap, count });
  const strip = Array.from({ length: count }, (_, index): Rect => {
    const left = half + gap + (index % columns) * (tileWidth + gap);
    return { left, top: Math.floor(index / columns) * (tileHeight + gap), width: tileWidth, height: tileHeight };
  });
  return { front: { left: 0, top: 0, width: half, height }, strip };
}

function fitting(length: number, each: number, gap: number): number {
  return Math.max(0, Math.floor((length + gap) / (each + gap)));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
