import type { DataMessage } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';
import type { ViewSize, ViewSizes } from '../view-sizes';

export interface ViewReportOptions {
  views: Pick<ViewSizes, 'of' | 'knows' | 'onChange'>;
  clock: Clock;
  send: (peerId: string, message: Extract<DataMessage, { type: 'view' }>) => boolean;
}

/** A layout changes in many small steps: they are told as one. */
const pauseMs = 200;
/** Who has no tile yet may get one within this time: to be told to stop and then to begin again would cost them a key frame. */
const drawMs = 1000;
/** Nobody makes a display larger than this, whatever its pixels are called. */
const largest = 16_384;

/** A peer with an open channel. */
interface Told {
  readonly openedAt: number;
  /** `undefined` before anything was. */
  readonly size?: ViewSize;
}

/** Tells each peer how large it is shown here, once its channel is open, and whenever that has changed. */
export class ViewReport {
  private readonly told = new Map<string, Told>();
  private readonly stopListening: () => void;
  private timer: unknown;
  private due = Infinity;

  constructor(private readonly options: ViewReportOptions) {
    this.stopListening = options.views.onChange(() => this.schedule(pauseMs));
  }

  /** The channel is open, for the first time or again: who is there may remember nothing. */
  opened(peerId: string): void {
    this.told.set(peerId, { openedAt: this.options.clock.now() });
    this.tell(peerId);
  }

  left(peerId: string): void {
    this.told.delete(peerId);
  }

  close(): void {
    this.stopListening();
    this.options.clock.clearTimeout(this.timer);
  }

  private schedule(ms: number): void {
    const { clock } = this.options;
    const due = clock.now() + ms;
    if (this.due <= due) return;
    clock.clearTimeout(this.timer);
    this.due = due;
    this.timer = clock.setTimeout(() => this.tellAll(), ms);
  }

  private tellAll(): void {
    this.due = Infinity;
    for (const peerId of this.told.keys()) this.tell(peerId);
  }

  private tell(peerId: string): void {
    const { views, clock, send } = this.options;
    const last = this.told.get(peerId);
    if (!last) return;
    const toDraw = views.knows(peerId) ? 0 : last.openedAt + drawMs - clock.now();
    if (toDraw > 0) return this.schedule(toDraw);
    const { camera, screen } = views.of(peerId);
    const size = { camera: bounded(camera), screen: bounded(screen) };
    if (last.size?.camera === size.camera && last.size.screen === size.screen) return;
    if (send(peerId, { type: 'view', ...size })) this.told.set(peerId, { ...last, size });
  }
}

function bounded(pixels: number): number {
  return Math.min(largest, Math.max(0, Math.round(pixels)));
}
