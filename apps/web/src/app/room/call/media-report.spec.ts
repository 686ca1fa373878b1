import type { MediaState } from '@vroom/contract';
import type { LocalMedia, LocalMediaState, ScreenShare } from '@vroom/mesh';
import { describe, expect, it } from 'vitest';
import { LocalDevices } from '../local-devices';
import { MediaReport } from './media-report';
import { OwnVoice } from './own-voice';

const track = { kind: 'audio' } as MediaStreamTrack;
const state = (audio: boolean, muted: boolean): LocalMediaState => ({
  audio: { status: audio ? 'on' : 'off' },
  video: { status: 'off' },
  muted,
});

function reporting() {
  const listeners: (() => void)[] = [];
  const media = {
    state: state(true, false),
    track: () => track,
    devices: async () => [],
    onDevicesChange: () => () => undefined,
    onChange: (fn: () => void) => {
      listeners.push(fn);
      return () => undefined;
    },
  };
  const devices = new LocalDevices();
  devices.attach(media as unknown as LocalMedia, undefined);
  const watched: string[] = [];
  const watch = () => {
    watched.push('watch');
    return () => watched.push('stop');
  };
  const told: MediaState[] = [];
  const voice = new OwnVoice({ watch, changed: () => undefined });
  const report = new MediaReport({ devices, voice, tell: (sent) => told.push(sent) });
  const become = (next: LocalMediaState) => {
    media.state = next;
    for (const listener of listeners) listener();
    report.update();
  };
  return { report, devices, become, told, watched };
}

describe('MediaReport', () => {
  it('does not repeat what the join told', () => {
    const { report, told } = reporting();
    expect(report.current()).toEqual({ audio: true, video: false, screen: false });
    report.update();
    expect(told).toEqual([]);
  });

  it('tells a change once, and measures a voice only while it is heard', () => {
    const { report, become, told, watched } = reporting();
    report.current();
    report.update();
    become(state(true, true));
    become(state(true, true));
    become(state(true, false));
    expect(told.map(({ audio }) => audio)).toEqual([false, true]);
    expect(watched).toEqual(['watch', 'stop', 'watch']);
  });

  it('tells when one begins and ends to share', () => {
    const { report, devices, told } = reporting();
    const listeners: (() => void)[] = [];
    const share = { video: null as object | null, silenced: null, onChange: (fn: () => void) => listeners.push(fn) };
    devices.attachScreen(share as unknown as ScreenShare);
    report.current();
    for (const video of [{ kind: 'video' }, null]) {
      share.video = video;
      for (const listener of listeners) listener();
      report.update();
      report.update();
    }
    expect(told.map(({ screen }) => screen)).toEqual([true, false]);
  });
});
