/**
 * What one sees before a room: own picture, devices, name, Join.
 *
 * The LocalMedia goes to whoever hears `join` and is theirs to stop; if `problem` comes back the door takes it again,
 * and it stops it when it is destroyed without a join.
 */
import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideCrown,
  LucideMic,
  LucideMicOff,
  LucideUsers,
  LucideVideo,
  LucideVideoOff,
  LucideVolume2,
} from '@lucide/angular';
import type { ApiError } from '@vroom/api-client';
import { cleanDisplayName, maxDisplayNameLength, type Room } from '@vroom/contract';
import type { LocalMedia } from '@vroom/mesh';
import { Api } from '../../shared/api';
import { LevelBar } from '../../shared/level-bar';
import { Preferences } from '../../shared/preferences';
import { PasswordEntry } from '../../shared/password-entry';
import { playChime } from './chime';
import { ConnectionTestButton } from './connection-test-button';
import { DeviceHelp } from './device-help';
import { DeviceSelect } from './device-select';
import { DoorMedia } from './door-media';
import { DoorPanel } from './door-panel';
import { DoorPrivacy } from './door-privacy';
import { doorTrouble } from './door-trouble';
import { forecast } from './forecast';
import { passwordAsk } from './password-ask';
import { peopleCount } from './people-count';
import { Preview } from './preview';
import { UplinkEstimate } from './uplink-estimate';

export interface DoorResult {
  /** Cleaned; empty where the person gave none and the room asks for none. */
  displayName: string;
  /** Started with what the person wants; ownership passes to the receiver. */
  media: LocalMedia;
  speakerId?: string;
  /** What the person says for a password. */
  password?: string;
  /** kbit/s that the call can count on, where they were measured. */
  uplink?: number;
}

@Component({
  selector: 'vroom-door',
  imports: [
    ConnectionTestButton,
    DeviceHelp,
    DeviceSelect,
    DoorPanel,
    DoorPrivacy,
    LevelBar,
    LucideCrown,
    LucideMic,
    LucideMicOff,
    LucideUsers,
    LucideVideo,
    LucideVideoOff,
    LucideVolume2,
    PasswordEntry,
    Preview,
    TranslocoDirective,
  ],
  providers: [DoorMedia, UplinkEstimate],
  templateUrl: './door.html',
  styleUrl: './door.css',
})
export class Door {
  private readonly api = inject(Api);
  private readonly preferences = inject(Preferences);
  private readonly injector = inject(Injector);
  private readonly uplink = inject(UplinkEstimate);
  private readonly nameField = viewChild<ElementRef<HTMLInputElement>>('nameField');
  private readonly passwordEntry = viewChild(PasswordEntry);

  readonly room = input.required<Room>();
  readonly busy = input(false);
  readonly problem = input<ApiError>();
  readonly join = output<DoorResult>();

  protected readonly media = inject(DoorMedia);
  protected readonly maxNameLength = maxDisplayNameLength;
  protected readonly remembered = this.preferences.values;
  protected readonly typedName = signal(this.remembered().displayName);
  protected readonly nameMissing = signal(false);
  protected readonly chiming = signal(false);
  protected readonly color = computed(() => this.remembered().color ?? 'mint');
  protected readonly people = computed(() => peopleCount(this.room().members));
  /** Who sends no picture needs none foreseen, and nothing is said that would change a second later. */
  protected readonly forecast = computed(() => {
    const wishes = this.api.config()?.media;
    const uplink = this.uplink.kbps();
    if (!wishes || !this.media.cameraWanted() || uplink === undefined) return undefined;
    return forecast(this.room().members, wishes, this.remembered(), uplink ?? Infinity);
  });
  protected readonly password = signal('');
  protected readonly ask = computed(() => passwordAsk(this.room()));
  /** Opened by somebody who gets in without a password, and wants to be more than a guest. */
  protected readonly chairing = signal(false);
  protected readonly passwordShown = computed(
    () => this.ask() !== 'none' && (this.ask() !== 'offered' || this.chairing()),
  );
  protected readonly trouble = computed(() => doorTrouble(this.room(), this.problem(), this.passwordShown()));
  /** Whoever gets in without a password has not to wait for the next try with one. */
  protected readonly waits = computed(
    () => this.passwordEntry()?.waiting() === true && (this.ask() !== 'offered' || this.password() !== ''),
  );
  protected readonly retries = computed(
    () => this.trouble() !== null && this.trouble() !== 'kicked' && this.password() === '',
  );
  protected readonly listensOnly = computed(() => {
    const { audio, video } = this.media.state();
    return audio.status === 'off' && video.status === 'off';
  });

  constructor() {
    const query = inject(ActivatedRoute).snapshot.queryParamMap;
    void this.media.start({ audio: query.get('audio') !== '0', video: query.get('video') !== '0' });
    effect(() => {
      if (this.problem()) this.media.handOver(false);
    });
    effect(() => {
      const { name, members } = this.room();
      if (members > 0) void this.uplink.measure(name);
    });
  }

  protected typeName(text: string): void {
    this.typedName.set(text);
    this.nameMissing.set(false);
  }

  protected enter(wish: 'all' | 'no-camera' | 'listen' = 'all'): void {
    if (this.busy() || this.waits()) return;
    const displayName = cleanDisplayName(this.typedName());
    if (this.room().askForName && displayName === '') {
      this.nameMissing.set(true);
      this.nameField()?.nativeElement.focus();
      return;
    }
    const password = this.passwordShown() ? this.password() : '';
    if (this.ask() === 'join' && password === '') return this.passwordEntry()?.miss();
    this.preferences.update({ displayName });
    // Not awaited: giving a device back takes no permission, and nothing may stand between the click and the room.
    if (wish !== 'all') void this.media.local.setCamera(false);
    if (wish === 'listen') void this.media.local.setMicrophone(false);
    this.media.handOver();
    const speakerId = this.remembered().speakerId;
    const uplink = this.uplink.kbps() ?? undefined;
    this.join.emit({
      displayName,
      media: this.media.local,
      ...(speakerId !== undefined && { speakerId }),
      ...(password !== '' && { password }),
      ...(uplink !== undefined && { uplink }),
    });
  }

  /** The focus goes on to the field that comes. */
  protected chair(): void {
    this.chairing.update((open) => !open);
    this.password.set('');
    afterNextRender(() => this.passwordEntry()?.focus(), { injector: this.injector });
  }

  protected chooseSpeaker(speakerId: string): void {
    this.preferences.update({ speakerId });
  }

  protected async testSpeaker(): Promise<void> {
    if (this.chiming()) return;
    this.chiming.set(true);
    await playChime(this.remembered().speakerId).catch(() => undefined);
    this.chiming.set(false);
  }
}
