import type { MediaState } from '@vroom/contract';
import type { LocalDevices } from '../local-devices';
import type { OwnVoice } from './own-voice';

export interface MediaReportOptions {
  devices: LocalDevices;
  voice: OwnVoice;
  tell: (media: MediaState) => void;
}

/** Tells the server what one sends whenever that changed, and lets one's voice be measured while it is heard. */
export class MediaReport {
  private told: MediaState = { audio: false, video: false, screen: false };

  constructor(private readonly options: MediaReportOptions) {}

  /** What one sends now, for a join, which tells it too. */
  current(): MediaState {
    this.told = this.options.devices.mediaState();
    return this.told;
  }

  update(): void {
    const { devices, voice, tell } = this.options;
    const media = devices.mediaState();
    voice.listenTo(media.audio ? devices.audioTrack() : null);
    const { audio, video, screen } = this.told;
    if (media.audio === audio && media.video === video && media.screen === screen) return;
    this.told = media;
    tell(media);
  }
}
