/// <reference lib="dom" />
/** What runs inside the page: where the pictures stand. */

/** In CSS pixels of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface StageBoxes {
  window: Box;
  area: Box;
  /** By what is written on them. */
  pictures: { name: string; box: Box; controls: Box[] }[];
  self: Box | null;
  toolbar: Box;
}

export function readStage(): StageBoxes {
  const boxOf = (element: Element | null): Box => {
    const { left, top, right, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
    return { left, top, right, bottom };
  };
  const tiles = [
    ...document.querySelectorAll('[data-testid="screen-tile"], [data-testid="tile"]:not([data-self="true"])'),
  ];
  const self = document.querySelector('[data-testid="tile"][data-self="true"]');
  return {
    window: { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight },
    area: boxOf(document.querySelector('vroom-stage .area')),
    pictures: tiles.map((tile) => ({
      name: tile.querySelector('.label')?.textContent.trim() ?? '',
      box: boxOf(tile),
      controls: [...tile.querySelectorAll('.label, .corner')].map(boxOf),
    })),
    self: self && boxOf(self),
    toolbar: boxOf(document.querySelector('vroom-toolbar .pill')),
  };
}

const overlap = (a: Box, b: Box, slack = 0.5): boolean =>
  a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;

const inside = (a: Box, b: Box): boolean =>
  a.left >= b.left - 0.5 && a.top >= b.top - 0.5 && a.right <= b.right + 0.5 && a.bottom <= b.bottom + 0.5;

/** The middle half, where a face is. */
function face({ left, top, right, bottom }: Box): Box {
  const [x, y] = [(right - left) / 4, (bottom - top) / 4];
  return { left: left + x, top: top + y, right: right - x, bottom: bottom - y };
}

/** What is wrong with a stage, in words. */
export function stageTroubles(stage: StageBoxes, count: number): string[] {
  const { pictures, self, area, toolbar } = stage;
  const found: string[] = [];
  if (pictures.length !== count) found.push(`${pictures.length} pictures instead of ${count}`);
  if (!inside(area, stage.window)) found.push('the stage is larger than the window');
  if (overlap(area, toolbar)) found.push('the controls lie on the stage');
  for (const [index, { name, box, controls }] of pictures.entries()) {
    if (!inside(box, area)) found.push(`${name} is outside`);
    if (box.right - box.left < 60 || box.bottom - box.top < 45) found.push(`${name} is too small`);
    for (const control of controls) if (!inside(control, box)) found.push(`something of ${name} is cut off`);
    for (const other of pictures.slice(index + 1)) {
      if (overlap(box, other.box)) found.push(`${name} overlaps ${other.name}`);
    }
    if (self && overlap(self, face(box))) found.push(`one's own picture covers ${name}`);
    if (self && controls.some((control) => overlap(self, control)))
      found.push(`one's own picture covers a control of ${name}`);
  }
  if (self && !inside(self, area)) found.push('one’s own picture is outside');
  return found;
}
