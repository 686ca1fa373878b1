import { layoutTiles } from './layout';
import type { Rect } from './rect';
import { speakerLayout } from './speaker-layout';

/** What is to be placed where. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** Of all pictures but one's own, in their order; none is there twice. */
  readonly keys: readonly string[];
  /** The one that is large; `null` for all alike. */
  readonly front: string | null;
  /** Whether that one may have any shape, as a screen may; a face may not. */
  readonly anyShape?: boolean;
  /** Whether one sees oneself. */
  readonly self: boolean;
}

export interface Arrangement {
  readonly tiles: ReadonlyMap<string, Rect>;
  readonly self: Rect | null;
  /** Whose corner one's own picture covers, and how much of their width that leaves free. */
  readonly covered: { readonly key: string; readonly free: number } | null;
}

const widest = 16 / 9;
/** Between one's own picture and the edges of the one that it lies on. */
const inset = 12;
/** The least that one sees oneself in. */
const smallest = 64;
const lowest = 48;

/** Where everything goes. Nothing overlaps, but one's own picture may lie in the corner of a large one, far from the face. */
export function arrange(scene: Scene): Arrangement {
  const { keys, front } = scene;
  if (keys.length === 0) return { tiles: new Map(), self: scene.self ? whole(scene) : null, covered: null };
  if (front !== null && keys.includes(front)) return inFront(scene, front);
  return inGrid(scene);
}

/** Alone one fills the stage, as far as a camera's picture goes. */
function whole({ width, height }: Scene): Rect {
  const used = Math.floor(Math.min(width, height * widest));
  return { left: Math.floor((width - used) / 2), top: 0, width: used, height };
}

function inFront(scene: Scene, front: string): Arrangement {
  const others = scene.keys.filter((key) => key !== front);
  const { front: place, strip } = speakerLayout({ ...scene, count: others.length + (scene.self ? 1 : 0) });
  const tiles = new Map([[front, scene.anyShape ? place : shaped(place)]]);
  for (const [index, key] of others.entries()) tiles.set(key, strip[index] ?? place);
  return { tiles, self: scene.self ? (strip[others.length] ?? null) : null, covered: null };
}

/** No wider and no narrower than a camera's picture, in the middle of its place. */
function shaped(place: Rect): Rect {
  const width = Math.floor(Math.min(place.width, place.height * widest));
  const height = Math.floor(Math.min(place.height, width * widest));
  return {
    left: place.left + Math.floor((place.width - width) / 2),
    top: place.top + Math.floor((place.height - height) / 2),
    width,
    height,
  };
}

function inGrid(scene: Scene): Arrangement {
  const { keys } = scene;
  const grid = placeGrid(scene, keys.length);
  const tiles = new Map(keys.map((key, index) => [key, grid.cells[index] ?? grid.free]));
  if (!scene.self) return { tiles, self: null, covered: null };

  const free = inFreeCell(scene, grid);
  const [last] = [...tiles].slice(-1);
  const corner = last && inCorner(scene, last[1]);
  if (free && free.width >= (corner?.width ?? 0) * 0.75) return { tiles, self: free, covered: null };
  if (last && corner) {
    return { tiles, self: corner, covered: { key: last[0], free: corner.left - last[1].left - inset } };
  }
  // The pictures are too small to lie on: one gets a place like the others.
  const wider = placeGrid(scene, keys.length + 1);
  const all = new Map(keys.map((key, index) => [key, wider.cells[index] ?? wider.free]));
  return { tiles: all, self: wider.cells[keys.length] ?? null, covered: null };
}

interface Grid {
  /** In rows; as many as were asked for. */
  cells: readonly Rect[];
  /** The rest of the last row, and what is below it on a phone. Empty where nothing is left. */
  free: Rect;
}

function placeGrid(scene: Scene, count: number): Grid {
  const { width, height, gap } = scene;
  const { columns, rows, tileWidth, tileHeight } = layoutTiles({ width, height, gap, count });
  const usedWidth = columns * tileWidth + (columns - 1) * gap;
  const usedHeight = rows * tileHeight + (rows - 1) * gap;
  const left = Math.floor((width - usedWidth) / 2);
  // On a phone what the pictures leave free is where one's own is.
  const top = isPhone(scene) ? 0 : Math.floor((height - usedHeight) / 2);
  const inLast = count - columns * (rows - 1);
  // A row that is not full stands in the middle, unless one's own picture fills it up.
  const shift = scene.self ? 0 : Math.floor(((columns - inLast) * (tileWidth + gap)) / 2);
  const cells = Array.from({ length: count }, (_, index): Rect => {
    const row = Math.floor(index / columns);
    const begin = left + (row === rows - 1 ? shift : 0);
    return {
      left: begin + (index % columns) * (tileWidth + gap),
      top: top + row * (tileHeight + gap),
      width: tileWidth,
      height: tileHeight,
    };
  });
  return { cells, free: leftOver(scene, { left, top, usedWidth, usedHeight, inLast, columns, tileWidth, tileHeight }) };
}

interface Used {
  left: number;
  top: number;
  usedWidth: number;
  usedHeight: number;
  inLast: number;
  columns: number;
  tileWidth: number;
  tileHeight: number;
}

function leftOver(scene: Scene, used: Used): Rect {
  const { left, top, usedWidth, usedHeight, inLast, columns, tileWidth, tileHeight } = used;
  const { gap } = scene;
  if (inLast < columns) {
    const begin = left + inLast * (tileWidth + gap);
    return {
      left: begin,
      top: top + usedHeight - tileHeight,
      width: left + usedWidth - begin,
      height: tileHeight,
    };
  }
  const below = top + usedHeight + gap;
  return { left, top: below, width: usedWidth, height: Math.max(0, scene.height - below) };
}

/** In the lower right corner of what the others leave free, if that is large enough. */
function inFreeCell(scene: Scene, { free }: Grid): Rect | null {
  const ratio = ratioOf(scene);
  const width = Math.floor(Math.min(comfortable(scene), free.width, free.height * ratio));
  const height = Math.floor(width / ratio);
  if (width < smallest || height < lowest) return null;
  return { left: free.left + free.width - width, top: free.top + free.height - height, width, height };
}

/**
 * In the lower right corner of somebody's picture, if it is large enough for that: the middle half of it, where the face
 * is, stays free.
 */
function inCorner(scene: Scene, on: Rect): Rect | null {
  const ratio = ratioOf(scene);
  const beside = on.width / 4 - inset;
  const below = (on.height / 4 - inset) * ratio;
  const width = Math.floor(Math.min(comfortable(scene), Math.max(beside, below), on.width / 3));
  const height = Math.floor(width / ratio);
  if (width < smallest || height < lowest || height > on.height / 2) return null;
  return {
    left: on.left + on.width - inset - width,
    top: on.top + on.height - inset - height,
    width,
    height,
  };
}

function comfortable({ width }: Scene): number {
  return Math.min(Math.max(smallest, width * 0.17), 208);
}

/** Phones held upright send upright pictures. */
function ratioOf(scene: Scene): number {
  return isPhone(scene) ? 3 / 4 : 16 / 10;
}

function isPhone({ width, height }: Scene): boolean {
  return width < 700 && height > width;
}
