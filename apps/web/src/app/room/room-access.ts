import type { ApiError } from '@vroom/api-client';
import type { IceServers, InstanceConfig, Room, Snapshot } from '@vroom/contract';
import type { Api } from '../shared/api';
import type { InvitationTokens } from '../shared/invitation-tokens';
import { invitationProblem, isInvitationProblem } from '../shared/invitation-problem';
import { apiErrorOf } from '../shared/api-error-of';

/** A room as it is after somebody knocked, with what keeps them out. */
export interface Knocked {
  readonly room: Room;
  readonly problem: ApiError | undefined;
}

/** What a visit asks the server for beside the call, always about the one room. */
export class RoomAccess {
  /** kbit/s that the line of this browser was found to carry; `undefined` where nobody has measured. */
  uplink: number | undefined;

  constructor(
    private readonly api: Api,
    readonly name: string,
    private readonly invitations: InvitationTokens,
  ) {}

  /** The room as its door shows it to this person now. */
  look(): Promise<Room> {
    return this.api.call('getRoom', { params: { name: this.name } });
  }

  create(): Promise<Room> {
    return this.api.call('createRoom', { body: { name: this.name } });
  }

  /**
   * A door that is open is walked through at once, and one to which somebody is invited shows itself open to them; what
   * stands in the way is said in the room's own words.
   */
  async knock(room: Room): Promise<Knocked> {
    if (room.role !== null) {
      this.invitations.drop(this.name);
      return { room, problem: undefined };
    }
    const invitation = this.invitations.of(this.name);
    if (invitation !== undefined) return await this.knockInvited(room, invitation);
    const open = !room.joinPassword && !room.locked;
    return { room, problem: open ? await this.authenticate().then(() => undefined, apiErrorOf) : undefined };
  }

  /** Gives what one has to get in by: a password, or an invitation. */
  async present(password?: string): Promise<void> {
    if (password !== undefined || this.invitations.of(this.name) !== undefined) await this.authenticate(password);
  }

  /** Asks for a role, with the invitation where there is one; with the session it lasts from then on. */
  async authenticate(password?: string): Promise<void> {
    const invitation = password === undefined ? this.invitations.of(this.name) : undefined;
    const body = { ...(password !== undefined && { password }), ...(invitation !== undefined && { invitation }) };
    try {
      await this.api.call('authenticate', { params: { name: this.name }, body });
      this.invitations.drop(this.name);
    } catch (error) {
      if (isInvitationProblem(error)) this.invitations.drop(this.name);
      throw error;
    }
  }

  /**
   * Those who want to know of it are told by mail that one joined, with the name where the room asks everybody for theirs.
   * Nobody at this end has to know where that fails.
   */
  async tellOfJoin({ joinNotification, room }: Snapshot, displayName: string): Promise<void> {
    if (!joinNotification) return;
    const body = room.askForName && displayName !== '' ? { displayName } : {};
    await this.api.call('notifyOfJoin', { params: { name: this.name }, body }).catch(() => undefined);
  }

  /** What the instance wants of media; `undefined` while that is unknown. */
  mediaWishes(): InstanceConfig['media'] | undefined {
    return this.api.config()?.media;
  }

  iceServers(): Promise<IceServers> {
    return this.api.call('getIceServers', { params: { name: this.name } });
  }

  /**
   * Only looks at the invitation: it is used by whoever goes in. The first to open the link of a mail may be a machine that
   * looks for viruses, or the same person in another browser.
   */
  private async knockInvited(room: Room, token: string): Promise<Knocked> {
    try {
      await this.api.call('getInvitation', { params: { token } });
      return { room: { ...room, role: 'participant' }, problem: undefined };
    } catch (error) {
      // Perhaps by this very browser.
      if (invitationProblem(error) === 'invitation_used') return await this.knockUsed(room);
      if (isInvitationProblem(error)) this.invitations.drop(this.name);
      return await this.knockRefused(room, error);
    }
  }

  private async knockUsed(room: Room): Promise<Knocked> {
    try {
      await this.authenticate();
      return { room: await this.look(), problem: undefined };
    } catch (error) {
      return await this.knockRefused(room, error);
    }
  }

  /** Whoever may come in anyway is not bothered with an invitation that is none any more. */
  private async knockRefused(room: Room, error: unknown): Promise<Knocked> {
    const open = !room.joinPassword && !room.locked;
    return open && isInvitationProblem(error) ? await this.knock(room) : { room, problem: apiErrorOf(error) };
  }
}
