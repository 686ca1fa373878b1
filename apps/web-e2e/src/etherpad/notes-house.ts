import type { Browser, BrowserContextOptions } from 'playwright-core';
import { Etherpad } from '../../../../tools/test/etherpad/etherpad.ts';
import { HttpsFront } from '../../../../tools/test/etherpad/https-front.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { launchChromium } from '../support/chromium.ts';
import { Guests } from '../support/meetings.ts';
import type { Person } from '../support/person.ts';
import { makeSilentRoom } from '../support/rooms.ts';

const [domain, meetHost, padHost] = ['vroom.test', 'meet.vroom.test', 'pad.vroom.test'];

/** VROOM and Etherpad as people have them: each under a name of its own in one domain, with HTTPS. */
export class NotesHouse {
  readonly url: string;
  private readonly guests = new Guests();
  private rooms = 0;

  private constructor(
    private readonly front: HttpsFront,
    readonly etherpad: Etherpad,
    private readonly server: VroomServer,
    private readonly browser: Browser,
  ) {
    this.url = front.url(meetHost);
  }

  static async open(): Promise<NotesHouse> {
    const [front, etherpad] = await Promise.all([HttpsFront.start(), Etherpad.start()]);
    const server = await VroomServer.start({
      ...etherpad.settings,
      VROOM_DAEMON_PUBLIC_URL: front.url(meetHost),
      VROOM_ETHERPAD_URI: front.url(padHost),
      VROOM_ETHERPAD_INTERNAL_URI: etherpad.uri,
      VROOM_ETHERPAD_BASE_DOMAIN: domain,
    });
    front.targets.set(meetHost, server.url).set(padHost, etherpad.uri);
    const resolver = `--host-resolver-rules=MAP *.${domain} 127.0.0.1`;
    const browser = await launchChromium('granted', [resolver, '--ignore-certificate-errors']);
    return new NotesHouse(front, etherpad, server, browser);
  }

  async person(name: string, options: BrowserContextOptions = {}): Promise<Person> {
    return this.guests.come(this.browser, name, { ignoreHTTPSErrors: true, ...options });
  }

  /** Somebody makes a room, and is in it. @returns its address */
  async roomOf(person: Person): Promise<string> {
    return makeSilentRoom(person, this.url, `notes-${++this.rooms}`);
  }

  /** Whoever had trouble on their page fails the test. */
  async seeOff(): Promise<void> {
    await this.guests.seeOff();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await this.etherpad.stop();
    await this.front.stop();
  }
}

export const frameOf = ({ page }: Person) => page.frameLocator('[data-testid="notes-frame"]');

/** What is written in the pad, within the frames that Etherpad has for it. */
export const textOf = (who: Person) =>
  frameOf(who)
    .frameLocator('iframe[name="ace_outer"]')
    .frameLocator('iframe[name="ace_inner"]')
    .locator('#innerdocbody');

/** Opens the notes, and waits until Etherpad takes what is typed. */
export async function openNotes(who: Person): Promise<void> {
  await who.testId('notes-button').click();
  await frameOf(who).locator('#editorcontainer.initialized').waitFor();
}

export async function write(who: Person, text: string): Promise<void> {
  await textOf(who).click();
  await who.page.keyboard.press('Control+End');
  await who.page.keyboard.type(text);
}
