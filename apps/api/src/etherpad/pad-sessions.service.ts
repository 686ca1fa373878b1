import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PadSession, PadSessionInput } from '@vroom/contract';
import { MoreThan, Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { EtherpadApi } from './etherpad-api.js';
import { EtherpadClient } from './etherpad-client.js';
import { EtherpadError } from './etherpad-error.js';
import { PadSessionEntity } from './pad-session.entity.js';
import { Pads, type Pad } from './pads.service.js';

/** How long a session lasts, in ms: for a working day, since whoever loses their role loses it at once. */
export const sessionTime = 8 * 60 * 60_000;
/** Who asks with less than this left gets another one, in ms. */
export const renewalTime = 60 * 60_000;
/** For how long somebody waits for Etherpad, in ms. */
const patience = 5000;
/** Sessions in one cookie: browsers take 4 kB. */
const maxInCookie = 20;

/** The way into a pad. `cookie` is the value of the cookie `sessionID`, `lastsFor` how long it is good, in ms. */
export interface OpenedPad extends PadSession {
  readonly cookie: string;
  readonly lastsFor: number;
}

/** Lets people into the pads of the rooms in which they have a role. */
@Injectable()
export class PadSessions {
  private readonly logger = new Logger('Etherpad');

  constructor(
    @InjectRepository(PadSessionEntity) private readonly sessions: Repository<PadSessionEntity>,
    private readonly api: EtherpadApi,
    private readonly etherpad: EtherpadClient,
    private readonly pads: Pads,
    private readonly rooms: RoomsService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws ProblemError `pad_off`, `pad_unavailable`, `pad_refused`, `kicked`, `room_not_found` */
  async open(room: RoomEntity, asker: Principal, { displayName }: PadSessionInput): Promise<OpenedPad> {
    if (!this.api.enabled) throw new ProblemError('pad_off');
    try {
      return await this.openNow(room, asker, displayName, AbortSignal.timeout(patience));
    } catch (error) {
      if (!(error instanceof EtherpadError)) throw error;
      this.logger.warn(error.message);
      throw error.problem;
    }
  }

  private async openNow(room: RoomEntity, asker: Principal, name: string | undefined, signal: AbortSignal) {
    // One in each room: nobody learns from a pad who was where else, or under which name.
    const [pad, author] = await Promise.all([
      this.pads.open(room, asker, signal),
      this.etherpad.author(`${room.id}/${asker.id}`, name, signal),
    ]);
    const { validUntil } = await this.sessionFor(room, asker, pad, author, signal);
    return {
      padUrl: `${this.settings.etherpad.uri}/p/${encodeURIComponent(pad.padId)}`,
      expiresAt: isoDate(validUntil),
      cookie: await this.cookieOf(asker),
      lastsFor: validUntil - this.clock.now(),
    };
  }

  /** The one that they have, while it lasts and Etherpad knows it, or another one. */
  private async sessionFor(room: RoomEntity, asker: Principal, pad: Pad, author: string, signal: AbortSignal) {
    const whose = { roomId: room.id, principalId: asker.id, revoked: false };
    const now = this.clock.now();
    const held = await this.sessions.findOne({
      where: { ...whose, validUntil: MoreThan(now + renewalTime) },
      order: { validUntil: 'DESC' },
    });
    if (held && (await this.etherpad.sessionGroup(held.id, signal)) === pad.groupId) return held;
    const validUntil = Math.floor((now + sessionTime) / 1000) * 1000;
    const id = await this.etherpad.openSession(pad.groupId, author, validUntil, signal);
    const opened = this.sessions.create({ ...whose, id, validUntil });
    await this.sessions.insert(opened);
    // Whoever was sent out since they asked: their sessions were revoked before there was this one.
    if (await this.rooms.isKicked(room, asker)) {
      await this.sessions.update({ id }, { revoked: true });
      throw new ProblemError('kicked');
    }
    return opened;
  }

  /** Somebody may be in several rooms at once, and Etherpad takes the one that fits from the list. */
  private async cookieOf({ id: principalId }: Principal): Promise<string> {
    const held = await this.sessions.find({
      where: { principalId, revoked: false, validUntil: MoreThan(this.clock.now()) },
      order: { validUntil: 'DESC', id: 'ASC' },
      take: maxInCookie,
    });
    return held.map(({ id }) => id).join(',');
  }
}
