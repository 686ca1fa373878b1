import { Component, effect, type ElementRef, inject, input, viewChild } from '@angular/core';
import { RoomStore } from '../room-store';

/** What one hears of one person; `null` for nothing. Apart from the tile, so that no layout ever interrupts a voice. */
@Component({
  selector: 'vroom-remote-audio',
  template: `<audio #audio autoplay></audio>`,
  styles: ':host { display: none; }',
})
export class RemoteAudio {
  private readonly store = inject(RoomStore);
  private readonly audio = viewChild.required<ElementRef<HTMLAudioElement>>('audio');

  readonly track = input.required<MediaStreamTrack | null>();
  readonly speakerId = input<string>();

  constructor() {
    effect(() => {
      const track = this.track();
      this.audio().nativeElement.srcObject = track && new MediaStream([track]);
      this.play();
    });
    effect(() => {
      const element = this.audio().nativeElement;
      const id = this.speakerId() ?? '';
      // Missing in some browsers; and a loudspeaker that is gone leaves the sound where it was.
      if ('setSinkId' in element && element.sinkId !== id) element.setSinkId(id).catch(() => undefined);
    });
  }

  /** Called from a click too: some browsers let sound begin only there. */
  play(): void {
    const element = this.audio().nativeElement;
    if (!element.srcObject) return;
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.store.setSoundBlocked(true);
    });
  }
}
