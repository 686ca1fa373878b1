import { Dialog } from '@angular/cdk/dialog';
import { inject, Service, signal } from '@angular/core';
import type { MemberChangeInput } from '@vroom/contract';
import type { ModerationAction } from '@vroom/room-policy';
import { showFailure } from '../../shared/failure-notice';
import { Notices } from '../../shared/notices';
import { ask, type QuestionWords } from '../../shared/question';
import { AdminApi } from '../kit/admin-api';
import { ManagedRoom } from './managed-room';
import { shortId } from './short-id';

const no = 'room.chairman.cancel';
const questions: Partial<Record<ModerationAction | 'end' | 'wipe', QuestionWords>> = {
  promote: {
    heading: 'room.chairman.promoteQuestion.heading',
    text: 'adminRoom.promoteText',
    yes: 'room.chairman.promoteQuestion.yes',
    no,
  },
  kick: {
    heading: 'room.chairman.kickQuestion.heading',
    text: 'room.chairman.kickQuestion.text',
    yes: 'room.chairman.kickQuestion.yes',
    no,
    danger: true,
  },
  end: {
    heading: 'room.chairman.endQuestion.heading',
    text: 'adminRoom.endText',
    yes: 'room.chairman.endQuestion.yes',
    no,
    danger: true,
  },
  wipe: {
    heading: 'room.chat.wipe.heading',
    text: 'room.chat.wipe.text',
    yes: 'room.chat.wipe.yes',
    no: 'room.chat.wipe.no',
    danger: true,
  },
};

/** What is sent for what a chairman's button says. */
const changes = {
  mute: { muted: true },
  unmute: { muted: false },
  pause: { paused: true },
  resume: { paused: false },
  promote: { role: 'owner' },
  'lower-hand': { hand: null },
} as const satisfies Record<Exclude<ModerationAction, 'kick'>, MemberChangeInput>;

/** What an administrator does to the people in a room without being there. The server decides. */
@Service({ autoProvided: false })
export class RoomModerator {
  private readonly api = inject(AdminApi);
  private readonly room = inject(ManagedRoom);
  private readonly dialog = inject(Dialog);
  private readonly notices = inject(Notices);
  private readonly pendingState = signal<ReadonlySet<string>>(new Set());

  /** What the server has not answered yet: the ids of people, and `end` and `wipe`. */
  readonly pending = this.pendingState.asReadonly();

  async act(action: ModerationAction, peerId: string): Promise<void> {
    const question = questions[action];
    if (question && !(await ask(this.dialog, question, shortId(peerId)))) return;
    await this.try(peerId, () => this.actOn(action, { name: this.name(), peerId }));
  }

  async readmit(peerId: string): Promise<void> {
    await this.try(peerId, () => this.api.call('readmit', { params: { name: this.name(), peerId } }));
  }

  async actOnRoom(action: 'end' | 'wipe'): Promise<void> {
    const question = questions[action];
    if (question && !(await ask(this.dialog, question))) return;
    const params = { name: this.name() };
    await this.try(action, async () => {
      await this.api.call(action === 'end' ? 'endMeeting' : 'wipeData', { params });
      this.notices.show({ id: 'moderation', key: `adminRoom.done.${action}`, tone: 'good' });
    });
  }

  private async actOn(action: ModerationAction, params: { name: string; peerId: string }): Promise<void> {
    if (action === 'kick') return this.api.call('kickMember', { params });
    this.room.changed(await this.api.call('changeMember', { params, body: changes[action] }));
  }

  private name(): string {
    return this.room.view()?.room.name ?? '';
  }

  private async try(what: string, send: () => Promise<unknown>): Promise<void> {
    if (this.pending().has(what)) return;
    this.pendingState.update((pending) => new Set(pending).add(what));
    try {
      await send();
    } catch (error) {
      showFailure(this.notices, 'moderation', error);
    }
    // Also after a failure: most are about somebody who has left.
    await this.room.refresh();
    this.pendingState.update((pending) => new Set([...pending].filter((each) => each !== what)));
  }
}
