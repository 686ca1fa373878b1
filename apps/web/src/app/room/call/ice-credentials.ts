import type { IceServers } from '@vroom/contract';

/** Less time than this left, and new credentials are fetched: a connection takes a while to be made. */
const marginMs = 60_000;

/** The ICE servers, fresh enough to connect with. */
export class IceCredentials {
  constructor(
    private held: IceServers,
    private readonly fetch: () => Promise<IceServers>,
    private readonly now: () => number,
  ) {}

  take(servers: IceServers): void {
    this.held = servers;
  }

  async current(): Promise<RTCIceServer[]> {
    const { expiresAt } = this.held;
    if (expiresAt !== null && Date.parse(expiresAt) - this.now() < marginMs) this.held = await this.fetch();
    return this.held.iceServers.map(({ urls, username, credential }) => ({
      urls,
      ...(username !== undefined && { username }),
      ...(credential !== undefined && { credential }),
    }));
  }
}
