import {
  cameraLadder,
  highestUseful,
  scaleFor,
  screenLadder,
  screenSoundKbps,
  voiceKbps,
  type Rung,
} from './ladder.js';

/** How large somebody shows what one sends: the shorter side in device pixels, 0 where it is not shown. */
export interface Shown {
  readonly camera: number;
  readonly screen: number;
}

/** A picture that could be sent, as it is captured. */
export interface Source {
  readonly short: number;
  readonly frameRate: number;
}

export interface UplinkNeeds {
  /** kbit/s, for everything together. */
  readonly budget: number;
  /** What goes out at all; `null` for what is off. */
  readonly camera: Source | null;
  readonly screen: Source | null;
  readonly screenSound: boolean;
  readonly viewers: readonly { readonly id: string; readonly shown: Shown }[];
  /** The highest rung of a camera that the processor can take. */
  readonly cameraTop: number;
}

/** How one picture goes to one peer. */
export interface PictureShare {
  readonly short: number;
  readonly scale: number;
  readonly frameRate: number;
  readonly kbps: number;
}

/** What goes to one peer; a picture that is `null` is not sent. */
export interface PeerShare {
  readonly camera: PictureShare | null;
  readonly screen: PictureShare | null;
  readonly withheld: Withheld;
}

/** Pictures that somebody would like to see, and that there is nothing left for. */
export interface Withheld {
  readonly camera: boolean;
  readonly screen: boolean;
}

export interface UplinkPlan {
  readonly shares: ReadonlyMap<string, PeerShare>;
  /** Somebody would like to see something, and there is nothing left for it. */
  readonly audioOnly: boolean;
  /** Of all that the plan allows. */
  readonly kbps: number;
}

/**
 * Who gets what of one budget. Voices come first, whatever it costs; then screens, then cameras. Each climbs its ladder in
 * rounds, so that everybody sees something before anybody sees more, and in a round who shows it largest comes first.
 * Nobody gets more than what the size at which they show it can use.
 */
export function planUplink(needs: UplinkNeeds): UplinkPlan {
  const { viewers, budget, screenSound } = needs;
  const sound = viewers.length * (voiceKbps + (screenSound ? screenSoundKbps : 0));
  const screens = climb(screenLadder, needs.screen, budget - sound, viewersOf(needs, 'screen'));
  const cameras = climb(cameraLadder, needs.camera, budget - sound - screens.kbps, viewersOf(needs, 'camera'));
  const shares = new Map<string, PeerShare>();
  for (const { id } of viewers) {
    const withheld = { camera: cameras.starved.has(id), screen: screens.starved.has(id) };
    shares.set(id, { camera: cameras.pictures.get(id) ?? null, screen: screens.pictures.get(id) ?? null, withheld });
  }
  const starved = screens.starved.size + cameras.starved.size;
  const audioOnly = starved > 0 && screens.pictures.size + cameras.pictures.size === 0;
  return { shares, audioOnly, kbps: sound + screens.kbps + cameras.kbps };
}

interface Climber {
  id: string;
  shown: number;
  top: number;
}

function viewersOf({ viewers, cameraTop }: UplinkNeeds, slot: keyof Shown): Climber[] {
  const ladder = slot === 'camera' ? cameraLadder : screenLadder;
  const most = slot === 'camera' ? cameraTop : ladder.length - 1;
  const climbers = viewers.map(({ id, shown }) => {
    return { id, shown: shown[slot], top: Math.min(most, highestUseful(ladder, shown[slot])) };
  });
  return climbers.filter(({ top }) => top >= 0).sort((a, b) => b.shown - a.shown);
}

interface Climbed {
  pictures: Map<string, PictureShare>;
  kbps: number;
  /** Who would see it, and gets none. */
  starved: ReadonlySet<string>;
}

function climb(ladder: readonly Rung[], source: Source | null, budget: number, climbers: readonly Climber[]): Climbed {
  const pictures = new Map<string, PictureShare>();
  if (!source) return { pictures, kbps: 0, starved: new Set() };
  // More pixels than the camera gives cost without being seen.
  const sourceTop = ladder === cameraLadder ? highestUseful(ladder, source.short) : ladder.length - 1;
  let kbps = 0;
  for (const [level, rung] of ladder.entries()) {
    for (const { id, shown, top } of climbers) {
      const before = pictures.get(id)?.kbps ?? 0;
      const follows = level === 0 || before === ladder[level - 1]?.kbps;
      if (level > Math.min(top, sourceTop) || !follows || kbps + rung.kbps - before > budget) continue;
      kbps += rung.kbps - before;
      pictures.set(id, pictureOf(rung, source, shown));
    }
  }
  return { pictures, kbps, starved: new Set(climbers.flatMap(({ id }) => (pictures.has(id) ? [] : [id]))) };
}

function pictureOf(rung: Rung, source: Source, shown: number): PictureShare {
  const scale = scaleFor(rung, source.short, shown);
  const frameRate = Math.min(rung.frameRate, source.frameRate);
  return { short: Math.round(source.short / scale), scale, frameRate, kbps: rung.kbps };
}
