/** A microphone that gives nothing for so long is worth a word. */
const patienceMs = 10_000;

/** Notices that no sound comes from a microphone that is on. */
export class Silence {
  private since: number | undefined;

  /**
   * @param dead no sound at all, not even that of a quiet room
   * @param now in ms, of any clock that only goes forward
   * @returns whether it has been so for long
   */
  heard(dead: boolean, now: number): boolean {
    if (!dead) this.since = undefined;
    else this.since ??= now;
    return this.since !== undefined && now - this.since >= patienceMs;
  }

  /** Nothing was to be heard. */
  forget(): void {
    this.since = undefined;
  }
}
