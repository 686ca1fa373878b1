import { computed, signal } from '@angular/core';
import type { MediaSlot, ScreenShare, ShareOutcome } from '@vroom/mesh';
import type { Moderation } from '@vroom/room-policy';

interface Shared {
  readonly video: MediaStreamTrack | null;
  /** The sound, where the browser plays it no more and the page has to. */
  readonly silenced: MediaStreamTrack | null;
}

const nothing: Shared = { video: null, silenced: null };

/** What one shares, as signals, and what a chairman's word makes of it: paused it ends, muted it goes on without its sound. */
export class OwnScreen {
  private share: ScreenShare | undefined;
  private readonly shared = signal(nothing);

  readonly track = computed(() => this.shared().video);
  readonly silenced = computed(() => this.shared().silenced);

  /** @param changed called whenever something began or ended */
  attach(share: ScreenShare, changed: () => void): void {
    this.share = share;
    share.onChange(() => {
      this.shared.set({ video: share.video, silenced: share.silenced });
      changed();
    });
  }

  get supported(): boolean {
    return this.share?.supported ?? false;
  }

  async start({ muted, paused }: Moderation): Promise<ShareOutcome> {
    if (!this.share || paused) return 'dismissed';
    return this.share.start({ audio: !muted });
  }

  stop(): void {
    this.share?.stop();
  }

  /** What ends so does not come back when it is allowed again: one has to share anew. */
  obey({ muted, paused }: Moderation): void {
    if (paused) this.share?.stop();
    else if (muted) this.share?.stopAudio();
  }

  outgoing(slot: MediaSlot, { muted, paused }: Moderation): MediaStreamTrack | null {
    if (paused || (muted && slot === 'screenAudio')) return null;
    return this.share?.outgoing(slot) ?? null;
  }

  onChange(listener: () => void): () => void {
    return this.share?.onChange(listener) ?? (() => undefined);
  }
}
