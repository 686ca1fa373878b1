import { Dialog } from '@angular/cdk/dialog';
import { Component, computed, DestroyRef, inject, Injector } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideLogOut,
  LucideMessageSquare,
  LucideMic,
  LucideMicOff,
  LucideScreenShare,
  LucideScreenShareOff,
  LucideSettings,
  LucideVideo,
  LucideVideoOff,
} from '@lucide/angular';
import type { DeviceState } from '@vroom/mesh';
import { Notices } from '../../shared/notices';
import { Preferences } from '../../shared/preferences';
import { LocalDevices } from '../local-devices';
import { Quiet } from '../quiet';
import { RoomActions } from '../room-actions';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { ask, type QuestionWords } from '../../shared/question';
import { deviceTroubleKey } from './device-trouble';
import { DeviceMenu } from './device-menu';

const leaveQuestion: QuestionWords = {
  heading: 'room.leave.heading',
  text: 'room.leave.text',
  yes: 'room.leave.leave',
  no: 'room.leave.stay',
  danger: true,
};

/** The pill: what one does in a call, in reach of a thumb. What is put inside stands after the devices, and the notes before the chat. */
@Component({
  selector: 'vroom-toolbar',
  imports: [
    DeviceMenu,
    LucideLogOut,
    LucideMessageSquare,
    LucideMic,
    LucideMicOff,
    LucideScreenShare,
    LucideScreenShareOff,
    LucideSettings,
    LucideVideo,
    LucideVideoOff,
    TranslocoDirective,
  ],
  templateUrl: './toolbar.html',
  styleUrls: ['../call-controls.css', './toolbar.css'],
})
export class Toolbar {
  private readonly session = inject(RoomSession);
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);
  private readonly notices = inject(Notices);
  private readonly preferences = inject(Preferences);
  private readonly quiet = inject(Quiet);
  protected readonly store = inject(RoomStore);
  protected readonly devices = inject(LocalDevices);
  protected readonly microphoneTip = computed(() => {
    if (this.devices.moderation().muted) return 'room.toolbar.microphoneHeld';
    if (this.devices.state().audio.status === 'failed') return 'room.toolbar.microphoneMissing';
    return this.devices.microphoneOn() ? 'room.toolbar.mute' : 'room.toolbar.unmute';
  });
  protected readonly cameraTip = computed(() => {
    if (this.devices.moderation().paused) return 'room.toolbar.cameraHeld';
    if (this.devices.state().video.status === 'failed') return 'room.toolbar.cameraMissing';
    return this.devices.cameraOn() ? 'room.toolbar.cameraOff' : 'room.toolbar.cameraOn';
  });
  protected readonly shareTip = computed(() => {
    if (this.devices.moderation().paused) return 'room.share.held';
    return this.devices.screenOn() ? 'room.share.stop' : 'room.share.start';
  });
  /** Whether single keys press the buttons. */
  protected readonly keys = computed(() => this.preferences.values().shortcuts ?? true);
  private asking = false;

  constructor() {
    const actions = inject(RoomActions);
    const withdrawals = [
      actions.offer('microphone', () => this.toggleMicrophone()),
      actions.offer('camera', () => this.toggleCamera()),
      actions.offer('chat', () => this.toggleChat()),
      ...(this.devices.canShare ? [actions.offer('share', () => this.toggleShare())] : []),
      actions.offer('leave', () => this.leave()),
    ];
    inject(DestroyRef).onDestroy(() => {
      for (const withdraw of withdrawals) withdraw();
    });
  }

  protected async toggleMicrophone(): Promise<void> {
    if (this.devices.moderation().muted) this.refuse('room.toolbar.mutedWhy');
    await this.devices.toggleMicrophone();
    this.explain('audio', this.devices.state().audio);
  }

  protected async toggleCamera(): Promise<void> {
    if (this.devices.moderation().paused) this.refuse('room.toolbar.pausedWhy');
    await this.devices.toggleCamera();
    this.explain('video', this.devices.state().video);
  }

  /** Who closes the browser's chooser has changed their mind: that is no trouble to speak of. */
  protected async toggleShare(): Promise<void> {
    if (this.devices.screenOn()) {
      this.devices.stopScreen();
      return;
    }
    if (this.devices.moderation().paused) this.refuse('room.share.pausedWhy');
    const outcome = await this.devices.shareScreen();
    if (outcome === 'shared' || outcome === 'dismissed') return;
    const key = outcome === 'permission_denied' ? 'room.share.denied' : 'room.share.failed';
    this.notices.show({ id: 'device-screen', key, tone: 'warn' });
  }

  protected toggleChat(): void {
    this.store.openChat(!this.store.chatOpen());
  }

  protected async openSettings(): Promise<void> {
    const { IdentityForm } = await import('./identity-form');
    this.dialog.open(IdentityForm, {
      injector: this.injector,
      ariaLabelledBy: 'identity-heading',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: 'first-heading',
    });
  }

  /** Nobody leaves by a slip of the thumb; meanwhile nobody hears what one says beside the call. */
  protected async leave(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.devices.pause();
    const endQuiet = this.quiet.begin();
    const leaves = await ask(this.dialog, leaveQuestion);
    this.asking = false;
    endQuiet();
    if (leaves) await this.session.leave();
    else this.devices.resume();
  }

  /** The devices stay as they are: LocalDevices refuses too. */
  private refuse(key: string): void {
    this.notices.show({ id: 'device-held', key, tone: 'warn' });
  }

  private explain(kind: 'audio' | 'video', state: DeviceState): void {
    if (state.status !== 'failed') return;
    this.notices.show({ id: `device-${kind}`, key: deviceTroubleKey(kind, state.error), tone: 'warn' });
  }
}
