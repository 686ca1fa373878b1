import { Component, DOCUMENT, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageMessage } from '../shared/page-message';
import { Picture } from '../shared/picture';

@Component({
  selector: 'vroom-error-page',
  imports: [PageMessage, Picture, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (offline) {
        <vroom-page-message [heading]="t('errorPage.offline.heading')" [text]="t('errorPage.offline.text')">
          <vroom-picture name="unplugged" />
          <button action type="button" class="button primary large" (click)="reload()">{{ t('actions.retry') }}</button>
        </vroom-page-message>
      } @else {
        <vroom-page-message [heading]="t('errorPage.unexpected.heading')" [text]="t('errorPage.unexpected.text')">
          <vroom-picture name="puzzle" />
          <button action type="button" class="button primary large" (click)="reload()">
            {{ t('errorPage.reload') }}
          </button>
        </vroom-page-message>
      }
    </ng-container>
  `,
  styles: ':host { display: flex; flex: 1; }',
})
export class ErrorPage {
  private readonly window = inject(DOCUMENT).defaultView;

  protected readonly offline = this.window?.navigator.onLine === false;

  protected reload(): void {
    this.window?.location.reload();
  }
}
