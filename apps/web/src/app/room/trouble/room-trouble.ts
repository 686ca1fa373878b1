import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '@vroom/api-client';
import { errorWords } from '../../shared/error-words';
import { PageMessage } from '../../shared/page-message';
import { Picture } from '../../shared/picture';

/** The room could not be asked for: the server is away, or said something else than a room. */
@Component({
  selector: 'vroom-room-trouble',
  imports: [PageMessage, Picture, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <vroom-page-message
        [heading]="away() ? t('room.trouble.away') : t('room.trouble.heading')"
        [text]="words().text ?? t(words().key)"
      >
        <vroom-picture [name]="away() ? 'unplugged' : 'puzzle'" />
        <button action type="button" class="button primary large" (click)="retry.emit()">
          {{ t('actions.retry') }}
        </button>
        <a action routerLink="/" class="button large">{{ t('room.missing.home') }}</a>
      </vroom-page-message>
    </ng-container>
  `,
  styles: ':host { display: flex; flex: 1; }',
})
export class RoomTrouble {
  readonly error = input.required<unknown>();
  readonly retry = output();

  protected readonly words = computed(() => errorWords(this.error()));
  protected readonly away = computed(() => {
    const error = this.error();
    return error instanceof ApiError && error.code === 'unreachable';
  });
}
