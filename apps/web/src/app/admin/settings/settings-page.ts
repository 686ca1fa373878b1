import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorView } from '../../shared/error-view';
import { SwitchRow } from '../../shared/switch-row';
import { AdminApi } from '../kit/admin-api';
import { AdminTable } from '../kit/admin-table';
import { EmptyState } from '../kit/empty-state';
import { Loading } from '../kit/loading';
import { poll } from '../kit/poll';
import { queryFilters } from '../kit/query-filters';
import { descriptionParts, groupSettings } from './setting-groups';

/** `/admin/settings`: what is in force and where it came from. They are changed where the server runs, not here. */
@Component({
  selector: 'vroom-settings-page',
  imports: [AdminTable, EmptyState, ErrorView, Loading, SwitchRow, TranslocoDirective],
  templateUrl: './settings-page.html',
  styleUrls: ['../kit/page.css', './settings-page.css'],
})
export class SettingsPage {
  private readonly api = inject(AdminApi);

  // They last as long as the process: asked again, it may be another one.
  protected readonly settings = poll(60_000, async () => (await this.api.call('listSettings', {})).items);
  protected readonly filters = queryFilters({ q: '', only: '' });
  protected readonly changed = computed(() => this.filters.values().only === 'changed');
  protected readonly groups = computed(() =>
    groupSettings(this.settings.value() ?? [], { text: this.filters.values().q, changed: this.changed() }),
  );
  protected readonly count = computed(() => this.groups().reduce((sum, { settings }) => sum + settings.length, 0));
  protected readonly parts = descriptionParts;

  protected search(text: string): void {
    void this.filters.set({ q: text });
  }

  protected showChanged(only: boolean): void {
    void this.filters.set({ only: only ? 'changed' : '' });
  }
}
