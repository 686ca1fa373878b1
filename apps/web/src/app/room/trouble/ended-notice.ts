import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '@vroom/api-client';
import { PageMessage } from '../../shared/page-message';
import { Picture, type PictureName } from '../../shared/picture';

type Ending = 'gone' | 'full' | 'closed' | 'outdated' | 'other';

const endings: Readonly<Record<string, Ending>> = {
  room_not_found: 'gone',
  room_full: 'full',
  room_locked: 'closed',
  no_role: 'closed',
  password_required: 'closed',
  version_mismatch: 'outdated',
};
interface Words {
  picture: PictureName;
  heading: string;
  text: string;
}
const words: Readonly<Record<Ending, Words>> = {
  gone: { picture: 'lost', heading: 'room.ended.gone.heading', text: 'room.ended.gone.text' },
  full: { picture: 'full', heading: 'room.ended.full.heading', text: 'room.ended.full.text' },
  closed: { picture: 'closed', heading: 'room.ended.closed.heading', text: 'room.ended.closed.text' },
  outdated: { picture: 'puzzle', heading: 'room.ended.outdated.heading', text: 'room.ended.outdated.text' },
  other: { picture: 'unplugged', heading: 'room.ended.other.heading', text: 'room.ended.other.text' },
};

/** The call is over and not by one's own wish: the server did not give the place back. */
@Component({
  selector: 'vroom-ended-notice',
  imports: [PageMessage, Picture, RouterLink, TranslocoDirective],
  template: `
    <vroom-page-message *transloco="let t" [heading]="t(words().heading, { room: name() })" [text]="t(words().text)">
      <vroom-picture [name]="words().picture" />
      <button action type="button" class="button primary large" (click)="reload()">{{ t('room.ended.again') }}</button>
      <a action routerLink="/" class="button large">{{ t('room.missing.home') }}</a>
    </vroom-page-message>
  `,
  styles: ':host { display: flex; flex: 1; }',
})
export class EndedNotice {
  private readonly window = inject(DOCUMENT).defaultView;

  readonly name = input.required<string>();
  readonly error = input.required<unknown>();

  protected readonly words = computed(() => {
    const error = this.error();
    return words[(error instanceof ApiError && endings[error.code]) || 'other'];
  });

  protected reload(): void {
    this.window?.location.reload();
  }
}
