import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorView } from '../../shared/error-view';
import { Languages } from '../../shared/languages';
import { AdminApi } from '../kit/admin-api';
import { EmptyState } from '../kit/empty-state';
import { Loading } from '../kit/loading';
import { Moment } from '../kit/moment';
import { poll } from '../kit/poll';
import { HourChart } from './hour-chart';
import { TurnTest } from './turn-test';

/** From one look to the next, in ms. */
const every = 5000;

/** `/admin/overview`: what goes on, in figures. */
@Component({
  selector: 'vroom-overview-page',
  imports: [EmptyState, ErrorView, HourChart, Loading, Moment, RouterLink, TranslocoDirective, TurnTest],
  templateUrl: './overview-page.html',
  styleUrls: ['../kit/page.css', './overview-page.css'],
})
export class OverviewPage {
  private readonly api = inject(AdminApi);
  private readonly language = inject(Languages).current;

  protected readonly overview = poll(every, () => this.api.call('getOverview', {}));
  private readonly format = computed(() => new Intl.NumberFormat(this.language()));

  protected number(value: number): string {
    return this.format().format(value);
  }
}
