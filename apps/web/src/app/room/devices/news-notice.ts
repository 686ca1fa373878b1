import type { DeviceKind } from '../local-devices';
import type { DeviceNews } from './device-watch';

const keys = {
  audio: {
    replaced: 'room.devices.microphone.replaced',
    back: 'room.devices.microphone.back',
    unplugged: 'room.devices.microphone.unplugged',
    returned: 'room.devices.microphone.back',
    blocked: 'room.device.microphone.denied',
    stopped: 'room.device.microphone.failed',
  },
  video: {
    replaced: 'room.devices.camera.back',
    back: 'room.devices.camera.back',
    unplugged: 'room.devices.camera.unplugged',
    returned: 'room.devices.camera.returned',
    blocked: 'room.device.camera.denied',
    stopped: 'room.device.camera.failed',
  },
} as const satisfies Record<DeviceKind, Record<DeviceNews['say'], string>>;

/** How news of a device is told. `action` is the key of what one can do about it. */
export function newsNotice(kind: DeviceKind, news: DeviceNews, nameOf: (label: string | undefined) => string) {
  const { say, device, other } = news;
  const good = say === 'back' || say === 'returned';
  const action = actionOf(kind, news);
  return {
    // The same as that of the buttons: the newest word about a device is the one that holds.
    id: `device-${kind}`,
    key: keys[kind][say],
    params: { name: nameOf(device.label), other: nameOf(other?.label) },
    tone: good ? ('good' as const) : ('warn' as const),
    ...(action && { action }),
    ...(say === 'unplugged' && { stay: true }),
  };
}

function actionOf(kind: DeviceKind, { say, other }: DeviceNews): string | undefined {
  if (say === 'blocked' || say === 'stopped') return 'actions.retry';
  if (kind === 'audio') return undefined;
  if (say === 'returned') return 'room.devices.camera.start';
  return say === 'unplugged' && other ? 'room.devices.camera.other' : undefined;
}
