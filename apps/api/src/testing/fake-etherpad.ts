import type * as z from 'zod';
import { EtherpadRefusal, type EtherpadApi } from '../etherpad/etherpad-api.js';
import { EtherpadError } from '../etherpad/etherpad-error.js';

type Parameters = Record<string, string>;

/** Answers in memory as Etherpad 1.8.14 does, whose words these are. */
export class FakeEtherpad implements Pick<EtherpadApi, 'ask' | 'enabled'> {
  readonly enabled = true;
  /** The pads of each group. */
  readonly groups = new Map<string, Set<string>>();
  readonly sessions = new Map<string, { groupID: string; authorID: string; validUntil: number }>();
  readonly asked: string[] = [];
  /** Why it answers nothing at the moment. */
  trouble: EtherpadError['kind'] | undefined;
  /** Pads that it can't delete. */
  readonly stuck = new Set<string>();
  private readonly mapped = new Map<string, string>();
  private made = 0;

  /** As services take it. */
  get api(): EtherpadApi {
    return this as unknown as EtherpadApi;
  }

  ask<T>(call: string, parameters: Parameters, data: z.ZodType<T>): Promise<T> {
    this.asked.push(call);
    if (this.trouble) return Promise.reject(new EtherpadError(this.trouble, `it is ${this.trouble}`));
    const answer = this.answers[call]?.(parameters) ?? `no such function: ${call}`;
    if (typeof answer === 'string') return Promise.reject(new EtherpadRefusal(call, answer));
    return Promise.resolve(data.parse(answer));
  }

  private readonly answers: Record<string, (parameters: Parameters) => object | string> = {
    createGroupIfNotExistsFor: ({ groupMapper = '' }) => ({ groupID: this.groupFor(groupMapper) }),
    createGroupPad: ({ groupID = '', padName = '' }) => {
      const [pads, padID] = [this.groups.get(groupID), `${groupID}$${padName}`];
      if (!pads) return 'groupID does not exist';
      if (pads.has(padID)) return 'padName does already exist';
      pads.add(padID);
      return { padID };
    },
    createAuthorIfNotExistsFor: ({ authorMapper }) => ({ authorID: `a.${authorMapper}` }),
    createSession: ({ groupID = '', authorID = '', validUntil }) => {
      const sessionID = `s.${++this.made}`;
      this.sessions.set(sessionID, { groupID, authorID, validUntil: Number(validUntil) });
      return { sessionID };
    },
    getSessionInfo: ({ sessionID = '' }) => this.sessions.get(sessionID) ?? 'sessionID does not exist',
    deleteSession: ({ sessionID = '' }) => (this.sessions.delete(sessionID) ? {} : 'sessionID does not exist'),
    listPads: ({ groupID = '' }) => {
      const pads = this.groups.get(groupID);
      return pads ? { padIDs: [...pads] } : 'groupID does not exist';
    },
    deletePad: ({ padID = '' }) => {
      if (this.stuck.has(padID)) return 'it is stuck';
      return this.groups.get(padID.split('$')[0] ?? '')?.delete(padID) ? {} : 'padID does not exist';
    },
    deleteGroup: ({ groupID = '' }) => (this.groups.delete(groupID) ? {} : 'groupID does not exist'),
  };

  private groupFor(mapper: string): string {
    const known = this.mapped.get(mapper);
    if (known !== undefined && this.groups.has(known)) return known;
    const groupID = `g.${++this.made}`;
    this.groups.set(groupID, new Set());
    this.mapped.set(mapper, groupID);
    return groupID;
  }
}
