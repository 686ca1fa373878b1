import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageMessage } from '../shared/page-message';
import { Picture } from '../shared/picture';

@Component({
  selector: 'vroom-not-found-page',
  imports: [PageMessage, Picture, RouterLink, TranslocoDirective],
  template: `
    <vroom-page-message *transloco="let t" [heading]="t('notFound.heading')" [text]="t('notFound.text')">
      <vroom-picture name="lost" />
      <a action routerLink="/" class="button primary large">{{ t('notFound.home') }}</a>
    </vroom-page-message>
  `,
  styles: ':host { display: flex; flex: 1; }',
})
export class NotFoundPage {}
