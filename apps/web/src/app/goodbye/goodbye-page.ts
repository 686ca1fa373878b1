import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { endReasons } from '@vroom/contract';
import { Api } from '../shared/api';
import { PageMessage } from '../shared/page-message';
import { Picture, type PictureName } from '../shared/picture';

const reasons = ['left', 'kicked', ...endReasons] as const;
type Reason = (typeof reasons)[number];
const pictures: Partial<Record<Reason, PictureName>> = { kicked: 'closed', deleted: 'lost', expired: 'lost' };

/** `/goodbye/atelier?reason=ended`: after a meeting, whoever ended it. */
@Component({
  selector: 'vroom-goodbye-page',
  imports: [PageMessage, Picture, RouterLink, TranslocoDirective],
  template: `
    <vroom-page-message
      *transloco="let t"
      [heading]="t('goodbye.heading.' + why(), { room: room() })"
      [text]="t('goodbye.text.' + why())"
    >
      <vroom-picture [name]="pictures[why()] ?? 'goodbye'" />
      @if (why() === 'left') {
        <a action [routerLink]="['/', room()]" class="button primary large">{{ t('goodbye.rejoin') }}</a>
      }
      <a action routerLink="/" class="button large" [class.primary]="why() !== 'left'">{{ t('goodbye.home') }}</a>
      @if (feedback()) {
        <a action routerLink="/feedback" class="button quiet large">{{ t('feedback.open') }}</a>
      }
    </vroom-page-message>
  `,
  styles: ':host { display: flex; flex: 1; }',
})
export class GoodbyePage {
  readonly room = input.required<string>();
  readonly reason = input<string>();

  private readonly api = inject(Api);

  protected readonly pictures = pictures;
  protected readonly feedback = computed(() => this.api.config()?.features.feedback === true);
  protected readonly why = computed<Reason>(() => reasons.find((reason) => reason === this.reason()) ?? 'left');
}
