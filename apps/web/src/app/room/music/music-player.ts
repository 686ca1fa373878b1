import type { Clock } from '@vroom/mesh';
import { chooseNext } from './choose-next';
import { Fader } from './fader';

/** What the player needs of an `<audio>`. */
export type MusicElement = Pick<
  HTMLAudioElement,
  'src' | 'volume' | 'play' | 'pause' | 'addEventListener' | 'removeEventListener'
>;

export interface MusicPlayerOptions {
  element: MusicElement;
  clock: Clock;
  random: () => number;
  /** Addresses of the pieces, as they are at this moment. */
  find: () => Promise<readonly string[]>;
  /** Calls the listener whenever somebody clicks or types. @returns what ends that */
  onGesture: (listener: () => void) => () => void;
}

/** How long it waits before it begins: who comes in seldom stays alone for less, and a reload is no silence. In ms. */
const patience = 2000;
/** Soft: one may be talking to somebody beside the screen. */
const loudness = 0.35;
const fadeIn = 1500;
/** Who comes in is not to hear their welcome through music. */
const fadeOut = 250;

/** Plays one piece after the other while it is wanted. Nothing is loaded before. */
export class MusicPlayer {
  private wanted = false;
  /** Counts the times it was wanted or not, so that an answer from before can be known by it. */
  private turn = 0;
  private timer: unknown;
  private pieces: readonly string[] = [];
  private last: string | undefined;
  private stopWaiting: (() => void) | undefined;
  private readonly fader: Fader;

  private readonly ended = () => void this.next();
  /** A file that this browser can't play, or that is gone. */
  private readonly failed = () => {
    if (!this.wanted || this.last === undefined) return;
    this.pieces = this.pieces.filter((piece) => piece !== this.last);
    void this.next();
  };

  constructor(private readonly options: MusicPlayerOptions) {
    const { element, clock } = options;
    this.fader = new Fader(clock, (level) => (element.volume = level));
    element.addEventListener('ended', this.ended);
    element.addEventListener('error', this.failed);
  }

  want(wanted: boolean): void {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.turn++;
    this.stopWaiting?.();
    this.options.clock.clearTimeout(this.timer);
    if (wanted) this.timer = this.options.clock.setTimeout(() => void this.begin(), patience);
    else this.fader.to(0, fadeOut, () => this.options.element.pause());
  }

  close(): void {
    const { element, clock } = this.options;
    this.wanted = false;
    this.turn++;
    this.stopWaiting?.();
    clock.clearTimeout(this.timer);
    this.fader.stop();
    element.removeEventListener('ended', this.ended);
    element.removeEventListener('error', this.failed);
    element.pause();
  }

  private async begin(): Promise<void> {
    const { turn } = this;
    // Without an answer there is silence, which nobody minds; the next time one is alone asks again.
    const pieces = await this.options.find().catch(() => []);
    if (turn !== this.turn) return;
    this.pieces = pieces;
    await this.next();
  }

  private async next(): Promise<void> {
    const { element, random } = this.options;
    const piece = chooseNext(this.pieces, this.last, random());
    if (!this.wanted || piece === undefined) return;
    this.last = piece;
    element.src = piece;
    await this.play();
  }

  private async play(): Promise<void> {
    const { turn } = this;
    this.fader.to(0, 0);
    try {
      await this.options.element.play();
      if (turn === this.turn) this.fader.to(loudness, fadeIn);
    } catch (error) {
      if (turn === this.turn && error instanceof DOMException && error.name === 'NotAllowedError')
        this.waitForGesture();
    }
  }

  private waitForGesture(): void {
    this.stopWaiting?.();
    const stop = this.options.onGesture(() => {
      this.stopWaiting?.();
      void this.play();
    });
    this.stopWaiting = () => {
      this.stopWaiting = undefined;
      stop();
    };
  }
}
