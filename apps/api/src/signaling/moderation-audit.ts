import { Injectable } from '@nestjs/common';
import type { ModerationAction } from '@vroom/room-policy';
import type { AuditEventName } from '@vroom/contract';
import { AuditService } from '../audit/audit.service.js';
import type { Place } from '../presence/place.js';
import type { Chairman } from './chairman.js';

/** What chairmen do to everybody at once. */
export type ActionOnAll = 'mute' | 'pause' | 'lower-hand';

const events: Record<ModerationAction, AuditEventName> = {
  mute: 'peer_mute',
  unmute: 'peer_mute',
  pause: 'peer_pause',
  resume: 'peer_pause',
  promote: 'peer_role',
  'lower-hand': 'peer_hand',
  kick: 'peer_kick',
};

/** Writes down what chairmen do: in which room, to whom. */
@Injectable()
export class ModerationAudit {
  constructor(private readonly audit: AuditService) {}

  acted({ roomName, actor }: Chairman, action: ModerationAction, { peerId, actor: target }: Place): void {
    const what = action === 'promote' ? 'promote to owner' : action;
    this.audit.record(events[action], actor, `${roomName}: ${what} peer ${peerId} (${target.user})`);
  }

  actedOnAll({ roomName, actor }: Chairman, action: ActionOnAll, count: number): void {
    this.audit.record(events[action], actor, `${roomName}: ${action} everybody (${count})`);
  }

  readmitted({ roomName, actor }: Chairman, peerId: string): void {
    this.audit.record('peer_kick', actor, `${roomName}: let back in who was peer ${peerId}`);
  }

  ended({ roomName, actor }: Chairman, count: number): void {
    this.audit.record('room_terminate', actor, `${roomName}: meeting of ${count} ended`);
  }
}
