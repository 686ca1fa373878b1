import type { Clock } from '../clock.js';
import type { OutgoingMedia } from '../media-slots.js';
import type { PeerId, UplinkState } from '../options.js';
import { Timer } from '../timer.js';
import { firstKbps, LastingLoss, leastKbps, nextBudget } from './budget.js';
import { AudioOnlyHold } from './hold.js';
import { cameraLadder, voiceKbps } from './ladder.js';
import { planUplink, type Shown, type Source, type UplinkNeeds, type UplinkPlan, type Withheld } from './plan.js';
import { ProcessorLimit } from './processor.js';
import { measure, readLink, type LinkReading } from './readings.js';
import { shapingOf, type Shaping } from './shaping.js';

/** What is used of a link. */
export interface ShapedLink {
  readonly connected: boolean;
  stats(): Promise<RTCStatsReport | undefined>;
  shape(shaping: Shaping): void;
}

export interface UplinkContext {
  clock: Clock;
  media: OutgoingMedia;
  /** kbit/s that all links together may take. */
  most: number;
  /** What it begins with; left out where nobody knows what the line carries. */
  first?: number;
  links: ReadonlyMap<PeerId, ShapedLink>;
  changed(state: UplinkState): void;
  /** What a peer does not get for want of budget; nothing, until this is called. */
  withheld(peerId: PeerId, pictures: Withheld): void;
}

const stepMs = 2_000;
/** What the others show changes as fast as they say; the encoders of all links change no oftener than this. */
const pauseMs = 500;
/** Of who has not said yet how large they show one: small, and a screen in full. */
const usuallyShown: Shown = { camera: 360, screen: 1080 };
const nothing: Withheld = { camera: false, screen: false };

/** Splits one budget of upload between the links, again and again. It measures and applies; what to do is decided elsewhere. */
export class Uplink {
  readonly #timer: Timer;
  readonly #pause: Timer;
  readonly #hold = new AudioOnlyHold();
  readonly #losses = new LastingLoss();
  readonly #processor = new ProcessorLimit();
  readonly #shown = new Map<PeerId, Shown>();
  readonly #withheld = new Map<PeerId, Withheld>();
  #readings: ReadonlyMap<PeerId, LinkReading> = new Map();
  #readAt: number;
  #budget: number;
  #plan: UplinkPlan = { shares: new Map(), audioOnly: false, kbps: 0 };
  #told: UplinkState | undefined;
  /** Somebody shows one in another size than what the plan knows. */
  #stale = false;
  #closed = false;

  constructor(private readonly context: UplinkContext) {
    this.#timer = new Timer(context.clock);
    this.#pause = new Timer(context.clock);
    this.#budget = Math.min(context.most, Math.max(leastKbps, context.first ?? firstKbps));
    this.#readAt = context.clock.now();
    this.#arm();
  }

  /** How large a peer says that it shows one. */
  setShown(peerId: PeerId, shown: Shown): void {
    if (!this.context.links.has(peerId)) return;
    this.#shown.set(peerId, shown);
    this.#replanSoon();
  }

  forget(peerId: PeerId): void {
    this.#shown.delete(peerId);
    this.#withheld.delete(peerId);
    this.replan();
  }

  /** To be called when there are other peers, or other tracks. */
  replan(): void {
    if (this.#closed) return;
    const needs = this.#needs();
    this.#plan = planUplink(this.#hold.held ? { ...needs, budget: 0 } : needs);
    for (const [peerId, link] of this.context.links) {
      const share = this.#plan.shares.get(peerId);
      if (!share) continue;
      link.shape(shapingOf(share));
      this.#withhold(peerId, share.withheld);
    }
    this.#tell();
  }

  close(): void {
    this.#closed = true;
    this.#timer.clear();
    this.#pause.clear();
  }

  /** At once, where the last time is long enough ago. */
  #replanSoon(): void {
    if (this.#pause.armed) {
      this.#stale = true;
      return;
    }
    this.#stale = false;
    this.#pause.arm(pauseMs, () => {
      if (this.#stale) this.#replanSoon();
    });
    this.replan();
  }

  #arm(): void {
    this.#timer.arm(stepMs, () => void this.#step());
  }

  async #step(): Promise<void> {
    const readings = await this.#read();
    if (this.#closed) return;
    this.#arm();
    const now = this.context.clock.now();
    const measured = measure(this.#readings, readings, Math.max(1, now - this.#readAt) / 1000);
    [this.#readings, this.#readAt] = [readings, now];
    if (readings.size > 0) {
      const lastingLoss = this.#losses.step(measured.loss);
      const sample = { ...measured, lastingLoss, plannedKbps: this.#plan.kbps, audioOnly: this.#hold.held };
      this.#budget = nextBudget(this.#budget, sample, this.context.most);
      this.#processor.step([...readings.values()].some(({ overloaded }) => overloaded));
    }
    const needs = this.#needs();
    const smallest = voiceKbps + (cameraLadder[0]?.kbps ?? 0);
    const { held } = this.#hold;
    this.#hold.step(planUplink(needs).audioOnly, this.#budget, needs.viewers.length * smallest);
    // Pictures that come back where there is no room for them must not cost the voices long.
    if (held && !this.#hold.held) this.#losses.restart();
    this.replan();
  }

  async #read(): Promise<ReadonlyMap<PeerId, LinkReading>> {
    const connected = [...this.context.links].filter(([, link]) => link.connected);
    const readings = await Promise.all(
      connected.map(async ([peerId, link]) => {
        const report = await link.stats();
        return report ? ([peerId, readLink(report)] as const) : undefined;
      }),
    );
    return new Map(readings.filter((reading) => reading !== undefined));
  }

  #needs(): UplinkNeeds {
    const { media, links } = this.context;
    return {
      budget: this.#budget,
      camera: sourceOf(media.outgoing('camera')),
      screen: sourceOf(media.outgoing('screen')),
      screenSound: media.outgoing('screenAudio') !== null,
      viewers: [...links.keys()].map((id) => ({ id, shown: this.#shown.get(id) ?? usuallyShown })),
      cameraTop: this.#processor.top,
    };
  }

  #withhold(peerId: PeerId, now: Withheld): void {
    const before = this.#withheld.get(peerId) ?? nothing;
    if (before.camera === now.camera && before.screen === now.screen) return;
    this.#withheld.set(peerId, now);
    this.context.withheld(peerId, now);
  }

  #tell(): void {
    const cameras = [...this.#plan.shares.values()].map(({ camera }) => camera?.short ?? 0);
    const state = { budget: this.#budget, audioOnly: this.#plan.audioOnly, cameraShort: Math.max(0, ...cameras) };
    const { audioOnly, cameraShort, budget } = this.#told ?? {};
    if (state.audioOnly === audioOnly && state.cameraShort === cameraShort && state.budget === budget) return;
    this.#told = state;
    this.context.changed(state);
  }
}

function sourceOf(track: MediaStreamTrack | null): Source | null {
  if (!track) return null;
  const { width = 1280, height = 720, frameRate = 30 } = track.getSettings();
  return { short: Math.min(width, height), frameRate };
}
