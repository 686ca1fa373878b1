import type { CreateInvitationsInput, Invitation, ReceivedInvitation } from '@vroom/contract';
import { adminPassword, freeName } from './scene.ts';
import { Browser, type Guest } from './browser-like.ts';
import { Mailbox, type Received } from './mailbox.ts';
import { tokensIn } from './outbox.ts';
import { ServerWithDatabase } from './server-with-database.ts';
import { outcome } from './visitor.ts';

/** Addresses that no mailbox takes. */
export const unknownPeople = 'nobody.example.net';

/** A server that sends invitations, the mailbox that gets them, and a locked room with its owner. */
export class InvitationHouse {
  readonly params: { name: string };
  owner: Browser;
  private readonly browsers: Browser[] = [];

  private constructor(
    readonly server: ServerWithDatabase,
    readonly mailbox: Mailbox,
    readonly room = freeName(),
  ) {
    this.params = { name: this.room };
    this.owner = this.browser();
  }

  static async open(): Promise<InvitationHouse> {
    const mailbox = await Mailbox.start({
      refuse: (address) => (address.endsWith(unknownPeople) ? '550 No such user' : undefined),
    });
    const server = await ServerWithDatabase.start({
      VROOM_ADMIN_PASSWORD: adminPassword,
      VROOM_DAEMON_LOG_LEVEL: 'debug',
      VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org/vroom/',
      VROOM_EMAIL_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
    });
    return new InvitationHouse(server, mailbox);
  }

  /** Another room of another owner in the same house, locked. */
  async newRoom(): Promise<InvitationHouse> {
    const next = new InvitationHouse(this.server, this.mailbox);
    await next.owner.rest.call('createRoom', { body: { name: next.room, locked: true } });
    return next;
  }

  browser(): Browser {
    const made = new Browser(this.server.url);
    this.browsers.push(made);
    return made;
  }

  /** Lets the owner invite people. @returns the ids */
  async invite(emails: string[], more: Partial<CreateInvitationsInput> = {}): Promise<string[]> {
    const body = { emails, ...more };
    const { items } = await this.owner.rest.call('createInvitations', { params: this.params, body });
    return items.map(({ id }) => id);
  }

  /** Invites one person, and waits for the mail. */
  async token(email: string, more?: Partial<CreateInvitationsInput>): Promise<string> {
    await this.invite([email], more);
    return this.tokenOf(await this.mailbox.first(email));
  }

  tokenOf({ mail }: Received): string {
    return tokensIn([mail])[0] ?? '';
  }

  /** What becomes of somebody who comes to the door with an invitation. */
  async use(browser: Browser, invitation: string): Promise<string> {
    const asked = await outcome(browser.rest.call('authenticate', { params: this.params, body: { invitation } }));
    return typeof asked === 'string' ? asked : asked.role;
  }

  async look(token: string): Promise<ReceivedInvitation | string> {
    return outcome(this.browser().rest.call('getInvitation', { params: { token } }));
  }

  async answer(token: string, response: 'later' | 'decline', message?: string): Promise<ReceivedInvitation | string> {
    const body = { response, ...(message !== undefined && { message }) };
    return outcome(this.browser().rest.call('answerInvitation', { params: { token }, body }));
  }

  async states(): Promise<Record<string, Invitation['state']>> {
    const { items } = await this.owner.rest.call('listInvitations', { params: this.params });
    return Object.fromEntries(items.map(({ email, state }) => [email, state]));
  }

  enter(browser: Browser): Promise<Guest> {
    return browser.enter(this.room);
  }

  /** Ends the connections of this room. */
  leave(): void {
    for (const browser of this.browsers) browser.close();
  }

  async close(): Promise<void> {
    await this.server.remove();
    await this.mailbox.stop();
  }
}
