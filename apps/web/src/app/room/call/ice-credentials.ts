import type { IceServers } from '@vroom/contract';

/** Less time than this left, and new credentials are fetched: a connection takes a while to be made. */
const marginMs = 60_000;
/** Held longer than this, they are fetched anew whatever they say: their end is told by the server's clock, and ours may be wrong. */
const freshMs = 2 * 60_000;

/** The ICE servers, fresh enough to connect with. */
export class IceCredentials {
  private takenAt: number;

  constructor(
    private held: IceServers,
    private readonly fetch: () => Promise<IceServers>,
    private readonly now: () => number,
  ) {
    this.takenAt = now();
  }

  take(servers: IceServers): void {
    this.held = servers;
    this.takenAt = this.now();
  }

  /** Rejects where they have to be fetched and can't be. */
  async current(): Promise<RTCIceServer[]> {
    if (this.areStale()) this.take(await this.fetch());
    return this.held.iceServers.map(({ urls, username, credential }) => ({
      urls,
      ...(username !== undefined && { username }),
      ...(credential !== undefined && { credential }),
    }));
  }

  private areStale(): boolean {
    const { expiresAt } = this.held;
    if (expiresAt === null) return false;
    const age = this.now() - this.takenAt;
    // A clock that was set back tells nothing.
    return age < 0 || age > freshMs || Date.parse(expiresAt) - this.now() < marginMs;
  }
}
