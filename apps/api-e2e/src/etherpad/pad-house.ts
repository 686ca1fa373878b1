import type { Etherpad } from '../../../../tools/test/etherpad/etherpad.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import type { Browser } from '../support/browser-like.ts';
import { adminPassword, Scene } from '../support/scene.ts';
import { outcome } from '../support/visitor.ts';

/** A VROOM with an Etherpad, and what tests ask both. */
export class PadHouse {
  private readonly scenes: Scene[] = [];

  private constructor(
    readonly server: VroomServer,
    private readonly etherpad: Etherpad,
  ) {}

  static async open(etherpad: Etherpad, settings: Record<string, string> = {}): Promise<PadHouse> {
    const own = { VROOM_ADMIN_PASSWORD: adminPassword, ...etherpad.settings, ...settings };
    return new PadHouse(await VroomServer.start(own), etherpad);
  }

  async room(): Promise<Scene> {
    const scene = await Scene.start(this.server.url);
    this.scenes.push(scene);
    return scene;
  }

  leave(): void {
    for (const scene of this.scenes.splice(0)) scene.close();
  }

  /** The texts of the pad at an address, as Etherpad gives them to who shows these sessions; or the status of its refusal. */
  async read(padUrl: string, browser: Browser): Promise<string | number> {
    const Cookie = browser.otherCookies.get('sessionID')?.split(';')[0] ?? '';
    const response = await fetch(`${padUrl}/export/txt`, { headers: { Cookie } });
    return response.ok ? (await response.text()).trim() : response.status;
  }

  async write(padUrl: string, text: string): Promise<void> {
    const answer = await this.etherpad.ask('setText', { padID: padIdOf(padUrl), text });
    if (typeof answer === 'string') throw new Error(answer);
  }

  /** All pads of the group that this one is in. */
  async pads(padUrl: string): Promise<string[] | string> {
    const answer = await this.etherpad.ask<{ padIDs: string[] }>('listPads', { groupID: groupOf(padUrl) });
    return typeof answer === 'string' ? answer : answer.padIDs;
  }

  async close(): Promise<void> {
    this.leave();
    await this.server.stop();
  }
}

export function padIdOf(padUrl: string): string {
  return decodeURIComponent(new URL(padUrl).pathname.replace('/p/', ''));
}

export function groupOf(padUrl: string): string {
  return padIdOf(padUrl).split('$')[0] ?? '';
}

/** Asks for the way into the pad. @returns its address */
export async function openPad({ params }: Scene, { rest }: Browser, displayName?: string): Promise<string> {
  const body = displayName === undefined ? {} : { displayName };
  return (await rest.call('openPadSession', { params, body })).padUrl;
}

/** The code of what stands against it. */
export async function padProblem({ params }: Scene, { rest }: Browser): Promise<unknown> {
  return outcome(rest.call('openPadSession', { params, body: {} }));
}
