/** A voice close to the microphone, and for how long it takes to be no cough. */
const voice = 0.35;
const enoughMs = 800;
/** Levels come several times a second; a page that slept for longer says nothing about the time between. */
const longestStepMs = 200;
const pauseMs = 60_000;

/** Notices that somebody speaks who is muted; once in a while, for they may be talking to somebody else. */
export class MutedTalk {
  private at: number | undefined;
  private voicedMs = 0;
  private toldAt = -Infinity;

  /**
   * @param level 0 to 1
   * @param now in ms, of any clock that only goes forward
   * @returns whether to say so now
   */
  heard(level: number, now: number): boolean {
    const step = Math.min(longestStepMs, now - (this.at ?? now));
    this.at = now;
    this.voicedMs = Math.max(0, this.voicedMs + (level >= voice ? step : -step));
    if (this.voicedMs < enoughMs || now - this.toldAt < pauseMs) return false;
    this.toldAt = now;
    this.voicedMs = 0;
    return true;
  }

  /** They are heard, so what they say is no matter. */
  forget(): void {
    this.at = undefined;
    this.voicedMs = 0;
  }
}
