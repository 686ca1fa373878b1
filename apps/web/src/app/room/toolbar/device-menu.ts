import { CdkMenu, CdkMenuGroup, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { afterNextRender, Component, computed, DestroyRef, inject, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheck, LucideChevronUp } from '@lucide/angular';
import { Preferences } from '../../shared/preferences';
import { type DeviceKind, LocalDevices } from '../local-devices';
import { RoomActions } from '../room-actions';

/** The ▾ beside a device's button: which microphone, which camera; and with the microphone, which loudspeaker. */
@Component({
  selector: 'vroom-device-menu',
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItemRadio, CdkMenuTrigger, LucideCheck, LucideChevronUp, TranslocoDirective],
  templateUrl: './device-menu.html',
  styleUrls: ['../menu.css', '../call-controls.css', './device-menu.css'],
})
export class DeviceMenu {
  private readonly preferences = inject(Preferences);
  protected readonly devices = inject(LocalDevices);

  private readonly trigger = viewChild.required(CdkMenuTrigger);

  readonly kind = input.required<DeviceKind>();
  protected readonly list = computed(() =>
    this.kind() === 'audio' ? this.devices.microphones() : this.devices.cameras(),
  );
  protected readonly current = computed(() => this.devices.state()[this.kind()].deviceId);
  protected readonly speakers = computed(() =>
    this.kind() === 'audio' && 'setSinkId' in HTMLMediaElement.prototype ? this.devices.speakers() : [],
  );
  protected readonly speaker = computed(() => this.devices.speakerId() ?? 'default');

  constructor() {
    const [actions, destroyRef] = [inject(RoomActions), inject(DestroyRef)];
    afterNextRender(() => {
      if (this.kind() === 'audio') destroyRef.onDestroy(actions.offer('microphones', () => this.open()));
    });
  }

  protected choose(id: string): void {
    this.preferences.update(this.kind() === 'audio' ? { microphoneId: id } : { cameraId: id });
    void this.devices.use(this.kind(), id);
  }

  protected chooseSpeaker(id: string): void {
    this.preferences.update({ speakerId: id });
    this.devices.useSpeaker(id);
  }

  private open(): void {
    this.trigger().open();
    this.trigger().getMenu()?.focusFirstItem('keyboard');
  }
}
