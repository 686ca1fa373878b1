import { LocalMedia, type LocalMediaOptions } from '../local-media.js';
import { FakeDevices } from './fake-devices.js';
import type { FakeTrack } from './fake-media.js';

export const both = { audio: true, video: true };

/** Local media over fake devices. */
export function makeLocalMedia(options: Partial<LocalMediaOptions> = {}) {
  const devices = new FakeDevices();
  const media = new LocalMedia({ devices, video: { frameRate: 15, width: 640 }, ...options });
  let changes = 0;
  media.onChange(() => (changes += 1));
  const fake = (kind: 'audio' | 'video') => media.track(kind) as unknown as FakeTrack | null;
  return { devices, media, fake, changes: () => changes };
}
