import { booleanAttribute, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageMessage } from '../../shared/page-message';
import { Picture } from '../../shared/picture';

/** Nobody has made this room yet; whoever is here may. */
@Component({
  selector: 'vroom-missing-room',
  imports: [PageMessage, Picture, RouterLink, TranslocoDirective],
  template: `
    <vroom-page-message
      *transloco="let t"
      [heading]="t('room.missing.heading', { room: name() })"
      [text]="t('room.missing.text')"
    >
      <vroom-picture name="lost" />
      <button
        action
        type="button"
        class="button primary large"
        data-testid="create-room"
        [disabled]="busy()"
        (click)="create.emit()"
      >
        {{ t('room.missing.create') }}
      </button>
      <a action routerLink="/" class="button large">{{ t('room.missing.home') }}</a>
    </vroom-page-message>
  `,
  styles: ':host { display: flex; flex: 1; }',
})
export class MissingRoom {
  readonly name = input.required<string>();
  readonly busy = input(false, { transform: booleanAttribute });
  readonly create = output();
}
