import { describe, expect, it } from 'vitest';
import { deviceOptions } from './device-options';

describe('deviceOptions', () => {
  it('lists one kind, numbered, without the USB ids', () => {
    const devices = [
      { kind: 'videoinput' as const, deviceId: 'a', label: 'HD Webcam (046d:0825)' },
      { kind: 'audioinput' as const, deviceId: 'b', label: 'Headset' },
      { kind: 'videoinput' as const, deviceId: 'c', label: '' },
    ];
    expect(deviceOptions(devices, 'videoinput')).toEqual([
      { id: 'a', label: 'HD Webcam', number: 1 },
      { id: 'c', label: '', number: 2 },
    ]);
  });

  it('leaves out what can’t be chosen before permission is given', () => {
    expect(deviceOptions([{ kind: 'audioinput', deviceId: '', label: '' }], 'audioinput')).toEqual([]);
  });
});
