import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { parseRoomName } from '@vroom/room-policy';
import { suggestRoomName } from '../shared/suggest-room-name';
import { PageMessage } from '../shared/page-message';
import { Picture } from '../shared/picture';

/** An address that can't be a room: why, what is allowed, and the nearest name that would work. */
@Component({
  selector: 'vroom-wrong-name-page',
  imports: [PageMessage, Picture, RouterLink, TranslocoDirective],
  template: `
    <vroom-page-message
      *transloco="let t"
      [heading]="t('wrongName.heading', { name: room() })"
      [text]="reserved() ? t('wrongName.reserved') : t('wrongName.allowed')"
    >
      <vroom-picture name="label" />
      @if (suggestion(); as name) {
        <a action [routerLink]="['/', name]" class="button primary large">{{ t('wrongName.open', { name }) }}</a>
      }
      <a action routerLink="/" class="button large" [class.primary]="!suggestion()">{{ t('wrongName.home') }}</a>
    </vroom-page-message>
  `,
  styles: ':host { display: flex; flex: 1; }',
})
export class WrongNamePage {
  readonly room = input.required<string>();

  protected readonly reserved = computed(() => {
    const parsed = parseRoomName(this.room());
    return !parsed.ok && parsed.problem === 'room_name_reserved';
  });
  protected readonly suggestion = computed(() => suggestRoomName(this.room()));
}
