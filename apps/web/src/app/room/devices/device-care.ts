import { Component, DestroyRef, effect, inject, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Api } from '../../shared/api';
import { pictureWishes, soundChoices } from '../../shared/capture-wishes';
import { type NoticeInput, Notices } from '../../shared/notices';
import { Preferences } from '../../shared/preferences';
import { type DeviceKind, LocalDevices } from '../local-devices';
import { RoomStore } from '../room-store';
import { type DeviceNews, DeviceWatch } from './device-watch';
import { newsNotice } from './news-notice';

const kinds: readonly DeviceKind[] = ['audio', 'video'];

/** Looks after the devices during the call: what was chosen for them, and what becomes of one that goes away. */
@Component({ selector: 'vroom-device-care', template: '' })
export class DeviceCare {
  private readonly api = inject(Api);
  private readonly devices = inject(LocalDevices);
  private readonly notices = inject(Notices);
  private readonly preferences = inject(Preferences);
  private readonly store = inject(RoomStore);
  private readonly transloco = inject(TranslocoService);
  private readonly watches = { audio: new DeviceWatch('audio'), video: new DeviceWatch('video') };
  private gone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.gone = true));
    for (const kind of kinds) this.watch(kind);
    this.watchSpeaker();
    this.applySound();
    this.applyPicture();
  }

  private watch(kind: DeviceKind): void {
    const list = kind === 'audio' ? this.devices.microphones : this.devices.cameras;
    const step = () => {
      const { microphoneId, cameraId } = this.preferences.values();
      const chosen = kind === 'audio' ? microphoneId : cameraId;
      const move = this.watches[kind].step({ state: this.devices.state()[kind], list: list(), chosen });
      if (!move) return;
      if ('use' in move) void this.devices.use(kind, move.use);
      else this.tell(kind, move);
    };
    effect(() => {
      const { status } = this.devices.state()[kind];
      list();
      // What ended may still be on the last list.
      if (status === 'failed') void this.devices.relist().then(() => this.gone || step());
      else untracked(step);
    });
  }

  private tell(kind: DeviceKind, news: DeviceNews): void {
    const unnamed = kind === 'audio' ? 'room.toolbar.microphone' : 'room.toolbar.camera';
    const nameOf = (label: string | undefined): string => label || this.transloco.translate(unnamed);
    this.show(newsNotice(kind, news, nameOf), () => void this.attempt(kind, news));
  }

  /** What one presses to have it again may fail too: then there is a word about that. */
  private async attempt(kind: DeviceKind, { say, device, other = device }: DeviceNews): Promise<void> {
    if (say === 'blocked' || say === 'stopped') await this.devices.retry(kind);
    else await this.devices.use(kind, other.id);
    const { status, error } = this.devices.state()[kind];
    if (this.gone || status !== 'failed') return;
    this.tell(kind, { say: error === 'permission_denied' ? 'blocked' : 'stopped', device: other });
  }

  private show({ action, ...notice }: ReturnType<typeof newsNotice>, run: () => void): void {
    const input: NoticeInput = action ? { ...notice, action: { key: action, run } } : notice;
    this.notices.show(input);
  }

  private watchSpeaker(): void {
    let known: string | undefined;
    effect(() => {
      const now = this.devices.speakerId();
      const lost = known !== undefined && now === undefined;
      known = now;
      const notice = { id: 'device-speaker', key: 'room.devices.speakerGone', tone: 'warn' } as const;
      if (lost) untracked(() => this.notices.show(notice));
    });
  }

  /** As the door had it; then whenever a switch is turned. */
  private applySound(): void {
    let applied = JSON.stringify(soundChoices(this.preferences.values()));
    effect(() => {
      const wanted = soundChoices(this.preferences.values());
      if (JSON.stringify(wanted) === applied) return;
      applied = JSON.stringify(wanted);
      void this.devices.useSound(wanted);
    });
  }

  private applyPicture(): void {
    const wishes = (others: number) =>
      pictureWishes(this.preferences.values(), this.api.config()?.media.frameRate ?? 15, others);
    let applied = JSON.stringify(untracked(() => wishes(0)));
    effect(() => {
      const wanted = wishes(this.store.others().length);
      if (JSON.stringify(wanted) === applied) return;
      applied = JSON.stringify(wanted);
      void this.devices.useVideo(wanted);
    });
  }
}
