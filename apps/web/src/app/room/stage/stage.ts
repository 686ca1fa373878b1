import { NgTemplateOutlet } from '@angular/common';
import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  type TemplateRef,
  viewChild,
  viewChildren,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideVolume2 } from '@lucide/angular';
import { Preferences } from '../../shared/preferences';
import { LocalDevices } from '../local-devices';
import { RoomStore } from '../room-store';
import { heardShare, heardTrack, peerTile, selfTile, shareOf } from '../tile-view';
import { Alone } from './alone';
import { arrange } from './arrange';
import { FullScreen } from './full-screen';
import { ParticipantTile } from './participant-tile';
import { Place } from './place';
import { RemoteAudio } from './remote-audio';
import { ScreenTile } from './screen-tile';
import { SharingBar } from './sharing-bar';
import { SpeakerWatch } from './speaker-watch';
import { shareKey, Spotlight } from './spotlight';
import { ViewSizeReport } from './view-size';

const gap = 8;

/** The people and what they share, as large as they fit. */
@Component({
  selector: 'vroom-stage',
  imports: [
    Alone,
    LucideVolume2,
    NgTemplateOutlet,
    ParticipantTile,
    Place,
    RemoteAudio,
    ScreenTile,
    SharingBar,
    TranslocoDirective,
    ViewSizeReport,
  ],
  providers: [FullScreen, SpeakerWatch, Spotlight],
  templateUrl: './stage.html',
  styleUrl: './stage.css',
})
export class Stage {
  protected readonly store = inject(RoomStore);
  protected readonly devices = inject(LocalDevices);
  private readonly preferences = inject(Preferences);
  private readonly spotlight = inject(Spotlight);
  private readonly area = viewChild<ElementRef<HTMLElement>>('area');
  private readonly audios = viewChildren(RemoteAudio);

  /** What may be done to one of the others, drawn in the corner of their tile; the peer's id is its `let`. */
  readonly menu = input<TemplateRef<{ $implicit: string }>>();
  protected readonly heardTrack = heardTrack;
  protected readonly heardShare = heardShare;
  protected readonly keyOf = shareKey;
  private readonly size = signal({ width: 0, height: 0 });
  protected readonly alone = computed(() => this.store.others().length === 0);
  protected readonly tiles = computed(() => this.store.others().map(peerTile));
  protected readonly shares = computed(() => this.store.others().flatMap((peer) => shareOf(peer) ?? []));
  protected readonly newestShare = computed(() => {
    const key = this.spotlight.shares().at(-1);
    return this.shares().find(({ peerId }) => shareKey(peerId) === key);
  });
  protected readonly self = computed(() => {
    const me = this.store.self();
    return (
      me &&
      selfTile({
        id: me.id,
        role: me.role,
        moderation: me.moderation,
        identity: this.store.identity(),
        microphoneOn: this.devices.microphoneOn(),
        videoTrack: this.devices.videoTrack(),
        level: this.store.ownLevel(),
      })
    );
  });
  /** Alone one always sees oneself: there is nothing else to see. */
  protected readonly shownSelf = computed(() =>
    this.alone() || this.preferences.values().selfView ? this.self() : null,
  );
  protected readonly places = computed(() => {
    const front = this.spotlight.front();
    return arrange({
      ...this.size(),
      gap,
      keys: [...this.spotlight.shares(), ...this.tiles().map(({ id }) => id)],
      front,
      anyShape: front !== null && this.spotlight.shares().includes(front),
      self: this.shownSelf() !== null,
    });
  });

  constructor() {
    afterRenderEffect((onCleanup) => {
      const area = this.area()?.nativeElement;
      if (!area) return;
      const observer = new ResizeObserver(([entry]) => {
        if (entry) this.size.set({ width: entry.contentRect.width, height: entry.contentRect.height });
      });
      observer.observe(area);
      onCleanup(() => observer.disconnect());
    });
  }

  /** How much of the width of somebody's picture one's own leaves free; `null` for all of it. */
  protected freeOf(key: string): number | null {
    const { covered } = this.places();
    return covered?.key === key ? covered.free : null;
  }

  protected turnOnSound(): void {
    this.store.setSoundBlocked(false);
    for (const audio of this.audios()) audio.play();
  }
}
