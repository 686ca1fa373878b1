import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MediaErrorCode } from '@vroom/mesh';

export type DeviceTrouble = MediaErrorCode | 'insecure';
export type TroubledDevice = 'camera' | 'microphone' | 'both';

const retryable: ReadonlySet<DeviceTrouble> = new Set(['permission_denied', 'no_device', 'in_use', 'unknown']);

/** What is wrong with a device: a picture, two lines of help, and another try where one may help. */
@Component({
  selector: 'vroom-device-help',
  imports: [TranslocoDirective],
  templateUrl: './device-help.html',
  styleUrl: './device-help.css',
})
export class DeviceHelp {
  readonly device = input.required<TroubledDevice>();
  readonly trouble = input.required<DeviceTrouble>();
  readonly retry = output();

  protected readonly key = computed(() => [this.device(), this.trouble()].join('.'));
  protected readonly retryable = computed(() => retryable.has(this.trouble()));
}
