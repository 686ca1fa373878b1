import type { DataMessage } from '@vroom/contract';
import type { WithheldPictures } from '../roster';

export interface WithheldReportOptions {
  send: (peerId: string, message: Extract<DataMessage, { type: 'withheld' }>) => boolean;
}

/** Tells each peer which pictures it does not get for now, so that nobody takes the last one for a picture that goes on. */
export class WithheldReport {
  private readonly withheld = new Map<string, WithheldPictures>();

  constructor(private readonly options: WithheldReportOptions) {}

  changed(peerId: string, { camera, screen }: WithheldPictures): void {
    this.withheld.set(peerId, { camera, screen });
    this.tell(peerId);
  }

  /** The channel is open, for the first time or again: what was said before it was is not known there. */
  opened(peerId: string): void {
    this.tell(peerId);
  }

  left(peerId: string): void {
    this.withheld.delete(peerId);
  }

  private tell(peerId: string): void {
    const pictures = this.withheld.get(peerId);
    if (pictures) this.options.send(peerId, { type: 'withheld', ...pictures });
  }
}
