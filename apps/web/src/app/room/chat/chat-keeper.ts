import { Dialog } from '@angular/cdk/dialog';
import { DOCUMENT, inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Api } from '../../shared/api';
import { Languages } from '../../shared/languages';
import { Notices } from '../../shared/notices';
import { showFailure } from '../../shared/failure-notice';
import { ask, type QuestionWords } from '../../shared/question';
import { RoomStore } from '../room-store';
import { saveFile } from '../../shared/save-file';
import { chatPage, chatText, type SavedChat } from './saved-chat';

const wipeQuestion: QuestionWords = {
  heading: 'room.chat.wipe.heading',
  text: 'room.chat.wipe.text',
  yes: 'room.chat.wipe.yes',
  no: 'room.chat.wipe.no',
  danger: true,
};
/** Where the room has notes as well. */
const wipeAllQuestion: QuestionWords = {
  ...wipeQuestion,
  heading: 'room.chat.wipe.headingNotes',
  text: 'room.chat.wipe.textNotes',
};

/** What becomes of the chat: it is kept in a file, or deleted for everybody. */
@Service({ autoProvided: false })
export class ChatKeeper {
  private readonly document = inject(DOCUMENT);
  private readonly store = inject(RoomStore);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Languages).current;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly dialog = inject(Dialog);

  save(kind: 'txt' | 'html'): void {
    const now = new Date();
    const chat = this.inWords(now);
    const blob =
      kind === 'txt'
        ? new Blob([chatText(chat)], { type: 'text/plain;charset=utf-8' })
        : new Blob([chatPage(this.document, chat)], { type: 'text/html;charset=utf-8' });
    saveFile(this.document, `${this.room()}-${localDay(now)}.${kind}`, blob);
  }

  /** Asks first: nobody gets it back. */
  async wipe(): Promise<void> {
    const notes = this.api.config()?.features.etherpad === true;
    if (!(await ask(this.dialog, notes ? wipeAllQuestion : wipeQuestion))) return;
    try {
      await this.api.call('wipeData', { params: { name: this.room() } });
    } catch (error) {
      showFailure(this.notices, 'wipe', error);
    }
  }

  private room(): string {
    return this.store.settings()?.name ?? '';
  }

  private inWords(now: Date): SavedChat {
    const { transloco } = this;
    const format = new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' });
    return {
      language: this.language(),
      title: transloco.translate('room.chat.saved.title', { room: this.room() }),
      saved: transloco.translate('room.chat.saved.at', { when: format.format(now) }),
      lines: this.store.chat().map(({ author, text, at }) => ({
        name: author.displayName || transloco.translate('room.guest'),
        when: format.format(at),
        iso: new Date(at).toISOString(),
        text,
      })),
    };
  }
}

/** `2026-03-09`, where one is. */
function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
