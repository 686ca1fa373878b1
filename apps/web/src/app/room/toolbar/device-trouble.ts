import type { MediaErrorCode } from '@vroom/mesh';
import type { DeviceKind } from '../local-devices';

const audio: Readonly<Record<MediaErrorCode, string>> = {
  permission_denied: 'room.device.microphone.denied',
  no_device: 'room.device.microphone.none',
  in_use: 'room.device.microphone.inUse',
  unsupported: 'room.device.microphone.failed',
  unknown: 'room.device.microphone.failed',
};
const video: Readonly<Record<MediaErrorCode, string>> = {
  permission_denied: 'room.device.camera.denied',
  no_device: 'room.device.camera.none',
  in_use: 'room.device.camera.inUse',
  unsupported: 'room.device.camera.failed',
  unknown: 'room.device.camera.failed',
};

/** What to say about a device that did not start, and what to do about it. */
export function deviceTroubleKey(kind: DeviceKind, error: MediaErrorCode = 'unknown'): string {
  return (kind === 'audio' ? audio : video)[error];
}
