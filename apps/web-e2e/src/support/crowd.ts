import { RestClient, SignalingClient } from '@vroom/api-client';
import { peerColors } from '@vroom/contract';
import type { Browser, Page } from 'playwright-core';
import { addExtra, installCrowd, receiveSignal, shareScreen, type CrowdSignal } from './crowd-page.ts';

const nothing = { audio: false, video: false, screen: false };

/**
 * Many people around one real one, for next to nothing: they are linked with that one only, and all of them live in one
 * page. A dozen real pages would be 66 links, and more than a small machine can draw.
 */
export class Crowd {
  private readonly members = new Map<string, SignalingClient>();
  private readonly page: Page;
  private readonly serverUrl: string;
  private queue = Promise.resolve();
  /** Whom they all are linked with. */
  private real = '';

  private constructor(page: Page, serverUrl: string) {
    this.page = page;
    this.serverUrl = serverUrl;
  }

  static async open(browser: Browser, serverUrl: string): Promise<Crowd> {
    const page = await (await browser.newContext()).newPage();
    const crowd = new Crowd(page, serverUrl);
    await page.goto(`${serverUrl}/healthz`);
    await page.evaluate(installCrowd);
    await page.exposeFunction('passOn', (id: string, signal: CrowdSignal) => crowd.send(id, signal));
    return crowd;
  }

  /** Somebody comes to a room in which there is one real person. @returns their id */
  async come(room: string, name: string, camera: boolean): Promise<string> {
    const signaling = await this.enter(room);
    const { self, peers } = await signaling.command('room:join', { room, media: { ...nothing, video: camera } });
    const real = peers.find(({ id }) => !this.members.has(id))?.id ?? '';
    this.real = real;
    this.members.set(self.id, signaling);
    signaling.on('signal:received', ({ from, ...signal }) => {
      if (from !== real) return;
      // One after the other, as they came.
      this.queue = this.queue.then(() => this.page.evaluate(receiveSignal, { id: self.id, signal }));
    });
    const color = peerColors[(this.members.size * 5) % peerColors.length] ?? 'sand';
    await this.page.evaluate(addExtra, { id: self.id, name, color, initiator: self.id < real, camera });
    return self.id;
  }

  async share(id: string): Promise<void> {
    await this.page.evaluate(shareScreen, id);
    await this.members.get(id)?.command('media:update', { ...nothing, screen: true });
  }

  async close(): Promise<void> {
    for (const signaling of this.members.values()) signaling.close();
    await this.queue;
    await this.page.context().close();
  }

  private async enter(room: string): Promise<SignalingClient> {
    let cookie = '';
    const rest = new RestClient({
      baseUrl: this.serverUrl,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
        return response;
      },
    });
    await rest.call('authenticate', { params: { name: room }, body: {} });
    const signaling = new SignalingClient({ url: this.serverUrl, headers: { Cookie: cookie } });
    const online = new Promise<void>((resolve, reject) => {
      signaling.onConnection((state, error) => (state === 'online' ? resolve() : reject(error ?? new Error(state))));
    });
    signaling.connect();
    await online;
    return signaling;
  }

  private send(id: string, signal: CrowdSignal): void {
    this.members.get(id)?.tell('signal:send', { ...signal, to: this.real });
  }
}
