import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
  type TemplateRef,
  viewChildren,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideVolume2 } from '@lucide/angular';
import { LocalDevices } from '../local-devices';
import { RoomStore } from '../room-store';
import { heardTrack, peerTile, selfTile } from '../tile-view';
import { Alone } from './alone';
import { layoutTiles } from './layout';
import { ParticipantTile } from './participant-tile';
import { RemoteAudio } from './remote-audio';

const gap = 8;

/** The people, as large as they fit. */
@Component({
  selector: 'vroom-stage',
  imports: [Alone, LucideVolume2, NgTemplateOutlet, ParticipantTile, RemoteAudio, TranslocoDirective],
  templateUrl: './stage.html',
  styleUrl: './stage.css',
  host: {
    '[style.--gap.px]': 'gap',
    '[style.--tile-width.px]': 'layout().tileWidth',
    '[style.--tile-height.px]': 'layout().tileHeight',
    '[style.--columns]': 'layout().columns',
    '[style.--rows]': 'layout().rows',
  },
})
export class Stage {
  protected readonly store = inject(RoomStore);
  protected readonly devices = inject(LocalDevices);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly audios = viewChildren(RemoteAudio);

  /** What may be done to one of the others, drawn in the corner of their tile; the peer's id is its `let`. */
  readonly menu = input<TemplateRef<{ $implicit: string }>>();
  protected readonly gap = gap;
  protected readonly heardTrack = heardTrack;
  private readonly size = signal({ width: 0, height: 0 });
  protected readonly alone = computed(() => this.store.others().length === 0);
  protected readonly tiles = computed(() => this.store.others().map(peerTile));
  protected readonly layout = computed(() => layoutTiles({ ...this.size(), gap, count: this.store.others().length }));
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

  constructor() {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) this.size.set({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    afterNextRender(() => observer.observe(this.host));
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected turnOnSound(): void {
    this.store.setSoundBlocked(false);
    for (const audio of this.audios()) audio.play();
  }
}
