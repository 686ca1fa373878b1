/** A rectangle to fill and what to fill it with. Sizes in CSS pixels. */
export interface Space {
  width: number;
  height: number;
  count: number;
  gap: number;
}

/** How to fill it: tiles of one size in rows, the last row as wide as it needs. */
export interface TileLayout {
  columns: number;
  rows: number;
  tileWidth: number;
  tileHeight: number;
}

// Cameras send 4:3 to 16:9, upright on phones. A tile within these bounds cuts off walls, not faces.
const widest = 16 / 9;
const narrowest = 3 / 4;
/** A single picture may be as upright as a phone. */
const narrowestAlone = 9 / 16;

/** The number of columns that gives the largest tiles; with equal tiles the one that leaves fewer gaps in the last row. */
export function layoutTiles(space: Space): TileLayout {
  const count = Math.max(1, space.count);
  let best = fit({ ...space, count }, 1);
  for (let columns = 2; columns <= count; columns++) {
    const candidate = fit({ ...space, count }, columns);
    if (area(candidate) > area(best) * 1.001) best = candidate;
  }
  return best;
}

function fit({ width, height, count, gap }: Space, columns: number): TileLayout {
  const rows = Math.ceil(count / columns);
  const cellWidth = Math.max(0, (width - gap * (columns - 1)) / columns);
  const cellHeight = Math.max(0, (height - gap * (rows - 1)) / rows);
  const least = count === 1 ? narrowestAlone : narrowest;
  const tileWidth = Math.min(cellWidth, cellHeight * widest);
  const tileHeight = Math.min(cellHeight, tileWidth / least);
  return { columns, rows, tileWidth: Math.floor(tileWidth), tileHeight: Math.floor(tileHeight) };
}

function area({ tileWidth, tileHeight }: TileLayout): number {
  return tileWidth * tileHeight;
}
