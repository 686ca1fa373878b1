import type { DataMessage } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';
import type { ViewSize, ViewSizes } from '../view-sizes';

export interface ViewReportOptions {
  views: Pick<ViewSizes, 'of' | 'onChange'>;
  clock: Clock;
  send: (peerId: string, message: Extract<DataMessage, { type: 'view' }>) => boolean;
}

/** A layout changes in many small steps: they are told as one. */
const pauseMs = 200;
/** Nobody makes a display larger than this, whatever its pixels are called. */
const largest = 16_384;

/** Tells each peer how large it is shown here, once its channel is open, and whenever that has changed. */
export class ViewReport {
  /** What each peer with an open channel was told last. */
  private readonly told = new Map<string, ViewSize | undefined>();
  private readonly stopListening: () => void;
  private timer: unknown;

  constructor(private readonly options: ViewReportOptions) {
    this.stopListening = options.views.onChange(() => {
      this.timer ??= options.clock.setTimeout(() => this.tellAll(), pauseMs);
    });
  }

  /** The channel is open, for the first time or again: who is there may remember nothing. */
  opened(peerId: string): void {
    this.told.set(peerId, undefined);
    this.tell(peerId);
  }

  left(peerId: string): void {
    this.told.delete(peerId);
  }

  close(): void {
    this.stopListening();
    this.options.clock.clearTimeout(this.timer);
  }

  private tellAll(): void {
    this.timer = undefined;
    for (const peerId of this.told.keys()) this.tell(peerId);
  }

  private tell(peerId: string): void {
    const { camera, screen } = this.options.views.of(peerId);
    const size = { camera: bounded(camera), screen: bounded(screen) };
    const last = this.told.get(peerId);
    if (last?.camera === size.camera && last.screen === size.screen) return;
    if (this.options.send(peerId, { type: 'view', ...size })) this.told.set(peerId, size);
  }
}

function bounded(pixels: number): number {
  return Math.min(largest, Math.max(0, Math.round(pixels)));
}
