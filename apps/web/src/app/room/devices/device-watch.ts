import type { DeviceState } from '@vroom/mesh';
import type { DeviceOption } from '../../shared/device-options';
import type { DeviceKind } from '../local-devices';

/** What there is to see of one kind of device. */
export interface DeviceSight {
  state: DeviceState;
  /** Fresh: a list from before the last change would name what is gone. */
  list: readonly DeviceOption[];
  /** The one the person chose, ever. */
  chosen: string | undefined;
}

/** What is to be said: which device it is about, and another that could be used or is. */
export interface DeviceNews {
  say: 'replaced' | 'back' | 'unplugged' | 'returned' | 'blocked' | 'stopped';
  device: Device;
  other?: Device;
}
export type DeviceMove = { use: string } | DeviceNews;

interface Device {
  id: string;
  label: string;
}

/**
 * What to do when a device goes away in the call or comes back, one watch for each kind. Sound goes on by itself: with the
 * next microphone, and with the old one when it is back. A camera that nobody pointed at themselves is never started; it
 * is offered. Decides only; who asks does it, and shows the outcome by the next {@link DeviceWatch.step}.
 */
export class DeviceWatch {
  private using: Device | undefined;
  private lost: { device: Device; gone: boolean; told: boolean; tried: Set<string> } | undefined;

  constructor(private readonly kind: DeviceKind) {}

  step(sight: DeviceSight): DeviceMove | undefined {
    switch (sight.state.status) {
      case 'on':
        return this.runs(sight);
      case 'failed':
        return this.failed(sight);
      case 'off':
        this.using = this.lost = undefined;
    }
    return undefined;
  }

  private runs({ state, list, chosen }: DeviceSight): DeviceMove | undefined {
    const { lost } = this;
    const before = this.using;
    // The list may know that it is gone before its track ends: its name is still to be said.
    const now = named(state.deviceId ?? '', before ? [...list, before] : list);
    this.using = now;
    if (!lost) return undefined;
    const home = now.id === lost.device.id;
    // Whoever chose another one meanwhile doesn't want the old one back.
    if (home || (chosen !== undefined && chosen !== lost.device.id)) this.lost = undefined;
    if (home) return lost.gone ? { say: 'back', device: now } : undefined;
    if (!this.lost) return undefined;
    if (list.some(({ id }) => id === lost.device.id)) return this.returned(lost.device);
    return this.kind === 'audio' && before?.id !== now.id
      ? { say: 'replaced', device: lost.device, other: now }
      : undefined;
  }

  private failed({ state, list }: DeviceSight): DeviceMove | undefined {
    if (this.using) this.lost ??= { device: this.using, gone: false, told: false, tried: new Set() };
    this.using = undefined;
    const { lost } = this;
    if (!lost) return undefined;
    if (state.error === 'permission_denied') {
      this.lost = undefined;
      return { say: 'blocked', device: lost.device };
    }
    if (list.some(({ id }) => id === lost.device.id)) return this.present(lost);
    lost.gone = true;
    const other = list.find(({ id }) => !lost.tried.has(id));
    if (other && this.kind === 'audio') {
      lost.tried.add(other.id);
      return { use: other.id };
    }
    if (lost.told) return undefined;
    lost.told = true;
    return { say: 'unplugged', device: lost.device, ...(other && { other }) };
  }

  /** It failed and is there: either it is back, or it never left, as when a browser ends all that was asked for at once. */
  private present({ device, gone, tried }: NonNullable<typeof this.lost>): DeviceMove {
    if (gone) return this.returned(device);
    if (tried.has(device.id)) {
      this.lost = undefined;
      return { say: 'stopped', device };
    }
    tried.add(device.id);
    return { use: device.id };
  }

  private returned(device: Device): DeviceMove {
    if (this.kind === 'audio') return { use: device.id };
    this.lost = undefined;
    return { say: 'returned', device };
  }
}

function named(id: string, list: readonly Device[]): Device {
  return { id, label: list.find((device) => device.id === id)?.label ?? '' };
}
