import type { DeviceState, MediaErrorCode } from '@vroom/mesh';
import { describe, expect, it } from 'vitest';
import type { DeviceKind } from '../local-devices';
import { DeviceWatch } from './device-watch';

const on = (deviceId: string): DeviceState => ({ status: 'on', deviceId });
const failed = (error: MediaErrorCode = 'no_device'): DeviceState => ({ status: 'failed', error });
const device = (id: string) => ({ id, label: `The ${id}` });

function watching(kind: DeviceKind, ids: string[], chosen?: string) {
  const watch = new DeviceWatch(kind);
  let [plugged, wish] = [ids, chosen];
  return {
    plug: (...now: string[]) => void (plugged = now),
    choose: (id: string) => void (wish = id),
    step: (state: DeviceState) =>
      watch.step({ state, list: plugged.map((id, index) => ({ ...device(id), number: index + 1 })), chosen: wish }),
  };
}

describe('a microphone that is unplugged', () => {
  it('is replaced by the next, and taken again when it is back', () => {
    const { step, plug } = watching('audio', ['headset', 'desk']);
    expect(step(on('headset'))).toBeUndefined();
    plug('desk');
    expect(step(failed())).toEqual({ use: 'desk' });
    expect(step(on('desk'))).toEqual({ say: 'replaced', device: device('headset'), other: device('desk') });
    expect(step(on('desk'))).toBeUndefined();
    plug('headset', 'desk');
    expect(step(on('desk'))).toEqual({ use: 'headset' });
    expect(step({ status: 'starting' })).toBeUndefined();
    expect(step(on('headset'))).toEqual({ say: 'back', device: device('headset') });
    expect(step(on('headset'))).toBeUndefined();
  });

  it('is called by its name also where the list forgot it before its sound ended', () => {
    const { step, plug } = watching('audio', ['headset']);
    step(on('headset'));
    plug();
    expect(step(on('headset'))).toBeUndefined();
    expect(step(failed())).toEqual({ say: 'unplugged', device: device('headset') });
  });

  it('is missed where there is no other, once, until it is back', () => {
    const { step, plug } = watching('audio', ['headset']);
    step(on('headset'));
    plug();
    expect(step(failed())).toEqual({ say: 'unplugged', device: device('headset') });
    expect(step(failed())).toBeUndefined();
    plug('headset');
    expect(step(failed())).toEqual({ use: 'headset' });
    expect(step(on('headset'))).toEqual({ say: 'back', device: device('headset') });
  });

  it('is replaced by the first that starts', () => {
    const { step, plug } = watching('audio', ['headset', 'broken', 'desk']);
    step(on('headset'));
    plug('broken', 'desk');
    expect(step(failed())).toEqual({ use: 'broken' });
    expect(step(failed('in_use'))).toEqual({ use: 'desk' });
    expect(step(failed('in_use'))).toEqual({ say: 'unplugged', device: device('headset') });
  });

  it('is not taken again by who chose another one meanwhile', () => {
    const { step, plug, choose } = watching('audio', ['headset', 'desk', 'third'], 'headset');
    step(on('headset'));
    plug('desk', 'third');
    step(failed());
    step(on('desk'));
    choose('third');
    step(on('third'));
    plug('headset', 'desk', 'third');
    expect(step(on('third'))).toBeUndefined();
  });

  it('is no business of who switched it off', () => {
    const { step, plug } = watching('audio', ['headset', 'desk']);
    step(on('headset'));
    step({ status: 'off' });
    plug('desk');
    expect(step(failed())).toBeUndefined();
  });
});

describe('a camera that is unplugged', () => {
  it('is off; another is offered and never started', () => {
    const { step, plug } = watching('video', ['desk', 'lid']);
    step(on('desk'));
    plug('lid');
    const other = { ...device('lid'), number: 1 };
    expect(step(failed())).toEqual({ say: 'unplugged', device: device('desk'), other });
    expect(step(failed())).toBeUndefined();
  });

  it('is offered again when it is back, also to who goes on with another', () => {
    const { step, plug } = watching('video', ['desk', 'lid'], 'desk');
    step(on('desk'));
    plug('lid');
    step(failed());
    expect(step(on('lid'))).toBeUndefined();
    plug('desk', 'lid');
    expect(step(on('lid'))).toEqual({ say: 'returned', device: device('desk') });
    expect(step(on('lid'))).toBeUndefined();
  });
});

describe.each(['audio', 'video'] as const)('%s that ends by itself', (kind) => {
  it('is started again where it is still there, once', () => {
    const { step } = watching(kind, ['one', 'two']);
    step(on('one'));
    expect(step(failed())).toEqual({ use: 'one' });
    expect(step(on('one'))).toBeUndefined();
    expect(step(failed())).toEqual({ use: 'one' });
    expect(step(failed('in_use'))).toEqual({ say: 'stopped', device: device('one') });
    expect(step(failed('in_use'))).toBeUndefined();
  });

  it('is blocked where the permission is gone', () => {
    const { step } = watching(kind, ['one', 'two']);
    step(on('one'));
    expect(step(failed('permission_denied'))).toEqual({ say: 'blocked', device: device('one') });
    expect(step(failed('permission_denied'))).toBeUndefined();
  });

  it('is nothing new where it never ran', () => {
    expect(watching(kind, ['one']).step(failed())).toBeUndefined();
  });
});
