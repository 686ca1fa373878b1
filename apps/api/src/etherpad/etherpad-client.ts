import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { EtherpadApi, EtherpadRefusal } from './etherpad-api.js';

const nothing = z.unknown();

/**
 * What we ask of Etherpad (https://etherpad.org/doc/v1.8.14/#index_http_api), with its words for what is there or is not turned
 * into values. Each call ends with its signal.
 */
@Injectable()
export class EtherpadClient {
  constructor(private readonly api: EtherpadApi) {}

  /** The group that stands for a room; the same one each time. */
  async group(roomId: string, signal: AbortSignal): Promise<string> {
    const data = z.object({ groupID: z.string() });
    return (await this.api.ask('createGroupIfNotExistsFor', { groupMapper: roomId }, data, signal)).groupID;
  }

  /** Makes an empty pad. @returns whether it was made, was there before, or can't be since there is no such group */
  async createPad(groupID: string, padName: string, signal: AbortSignal): Promise<'made' | 'there' | 'no group'> {
    const asked = this.api.ask('createGroupPad', { groupID, padName, text: '' }, nothing, signal);
    return unless(
      asked.then(() => 'made' as const),
      {
        'padName does already exist': 'there',
        'groupID does not exist': 'no group',
      },
    );
  }

  /** The author that stands for somebody; the same one each time. @param name what they are called from now on */
  async author(authorMapper: string, name: string | undefined, signal: AbortSignal): Promise<string> {
    const data = z.object({ authorID: z.string() });
    const parameters = { authorMapper, ...(name && { name }) };
    return (await this.api.ask('createAuthorIfNotExistsFor', parameters, data, signal)).authorID;
  }

  /** Lets an author into the pads of a group. @param validUntil ms since 1970 UTC, of which Etherpad takes whole seconds */
  async openSession(groupID: string, authorID: string, validUntil: number, signal: AbortSignal): Promise<string> {
    const data = z.object({ sessionID: z.string() });
    const parameters = { groupID, authorID, validUntil: String(validUntil / 1000) };
    return (await this.api.ask('createSession', parameters, data, signal)).sessionID;
  }

  /** The group that a session is for, or `undefined` where there is no such session. */
  sessionGroup(sessionID: string, signal: AbortSignal): Promise<string | undefined> {
    const data = z.object({ groupID: z.string() });
    const asked = this.api.ask('getSessionInfo', { sessionID }, data, signal).then(({ groupID }) => groupID);
    return unless(asked, { 'sessionID does not exist': undefined });
  }

  async closeSession(sessionID: string, signal: AbortSignal): Promise<void> {
    await unless(this.api.ask('deleteSession', { sessionID }, nothing, signal), { 'sessionID does not exist': null });
  }

  /** The ids of all pads of a group. */
  async pads(groupID: string, signal: AbortSignal): Promise<string[]> {
    const data = z.object({ padIDs: z.array(z.string()) });
    const asked = this.api.ask('listPads', { groupID }, data, signal).then(({ padIDs }) => padIDs);
    return unless(asked, { 'groupID does not exist': [] });
  }

  /** With all that was ever written in it. Who has it open is cut off. */
  async deletePad(padID: string, signal: AbortSignal): Promise<void> {
    await unless(this.api.ask('deletePad', { padID }, nothing, signal), { 'padID does not exist': null });
  }

  /** With its pads and sessions. */
  async deleteGroup(groupID: string, signal: AbortSignal): Promise<void> {
    await unless(this.api.ask('deleteGroup', { groupID }, nothing, signal), { 'groupID does not exist': null });
  }
}

/** What stands for some of Etherpad's refusals. */
async function unless<T, U>(asked: Promise<T>, outcomes: Readonly<Record<string, U>>): Promise<T | U> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof EtherpadRefusal && error.words in outcomes) return outcomes[error.words] as U;
    throw error;
  }
}
