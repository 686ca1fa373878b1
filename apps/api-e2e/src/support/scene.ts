import { exampleNames, examples } from '@vroom/contract';
import type { Asker, Role } from '../../../../tools/access/askers.ts';
import { Browser, Guest } from './browser-like.ts';

export const adminPassword = examples.openAdminSession.body.password ?? '';

let scenes = 0;

/** A room of its own, and people around it. */
export class Scene {
  readonly params: { name: string };
  readonly creator: Browser;
  private readonly browsers: Browser[] = [];

  private constructor(
    readonly url: string,
    /** The room. */
    readonly name: string,
  ) {
    this.params = { name };
    this.creator = this.browser();
  }

  /** Makes the room, under a name of its own where none is given. */
  static async start(url: string, name = freeName()): Promise<Scene> {
    const scene = new Scene(url, name);
    await scene.creator.rest.call('createRoom', { body: { name } });
    return scene;
  }

  /** Somebody who asks from outside of the meeting. */
  async asker(asker: Asker): Promise<Browser> {
    if (asker === 'owner') return this.creator;
    const browser = this.browser();
    if (asker === 'stranger') await browser.rest.call('openSession', { body: {} });
    if (asker === 'participant') await browser.rest.call('authenticate', { params: this.params, body: {} });
    if (asker === 'admin') await browser.rest.call('openAdminSession', { body: { password: adminPassword } });
    return browser;
  }

  /** Somebody in the meeting, who is not the creator. */
  async guest(role: Role = 'participant'): Promise<Guest> {
    const guest = await (await this.asker(role === 'admin' ? 'admin' : 'stranger')).enter(this.name);
    if (role !== 'owner') return guest;
    const params = { ...this.params, peerId: guest.id };
    await this.creator.rest.call('changeMember', { params, body: { role } });
    return guest;
  }

  /** The id of somebody who was sent out of the meeting. */
  async sentOut(): Promise<string> {
    // Somebody stays, or the meeting would be over and all of it forgotten.
    await this.guest();
    const { id: peerId } = await this.guest();
    await this.creator.rest.call('kickMember', { params: { ...this.params, peerId } });
    return peerId;
  }

  /** A connection to the signaling of somebody who is in no room yet. */
  async online(browser: Browser): Promise<Guest> {
    const guest = new Guest(browser.signaling());
    guest.signaling.connect();
    await guest.online;
    return guest;
  }

  close(): void {
    for (const browser of this.browsers) browser.close();
  }

  private browser(): Browser {
    const made = new Browser(this.url);
    this.browsers.push(made);
    return made;
  }
}

/** A name that no room has, and that a search for the name in the examples finds. */
export function freeName(): string {
  return `${exampleNames.room}-${++scenes}`;
}
