import { VolumeReport } from './volume-report';

export interface OwnVoiceOptions {
  /** Measures a track until the returned function is called. */
  watch: (track: MediaStreamTrack, onLevel: (level: number) => void) => () => void;
  /** A changed level, 0 to 1, at most four a second. */
  changed: (level: number) => void;
}

/** How loud one is, as the others hear it: nothing while muted. */
export class OwnVoice {
  private readonly report: VolumeReport;
  private track: MediaStreamTrack | null = null;
  private stop: (() => void) | undefined;

  constructor(private readonly options: OwnVoiceOptions) {
    this.report = new VolumeReport(options.changed, () => performance.now());
  }

  /** @param track what is sent now; `null` for nothing */
  listenTo(track: MediaStreamTrack | null): void {
    if (track === this.track) return;
    this.track = track;
    this.stop?.();
    this.stop = track ? this.options.watch(track, (level) => this.report.level(level)) : undefined;
    if (!track) this.report.silence();
  }
}
