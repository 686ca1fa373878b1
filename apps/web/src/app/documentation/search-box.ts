import { Component, computed, type ElementRef, inject, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideSearch } from '@lucide/angular';
import { ErrorView } from '../shared/error-view';
import { Languages } from '../shared/languages';
import { Preferences } from '../shared/preferences';
import { Library } from './library';
import { SearchIndex } from './search-index';

/**
 * Finds sections while one types. `/` leads into the field, unless single keys are turned off on this device; Escape empties it.
 */
@Component({
  selector: 'vroom-search-box',
  imports: [ErrorView, LucideSearch, RouterLink, TranslocoDirective],
  templateUrl: './search-box.html',
  styleUrl: './search-box.css',
  host: { '(document:keydown)': 'begin($event)' },
})
export class SearchBox {
  private readonly library = inject(Library);
  private readonly languages = inject(Languages);
  private readonly preferences = inject(Preferences);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  protected readonly keys = computed(() => this.preferences.values().shortcuts ?? true);
  protected readonly query = signal('');
  /** What is searched is loaded when somebody searches. */
  private readonly wanted = computed(() => (this.query().trim() === '' ? undefined : this.languages.current()));
  protected readonly index = resource({
    params: () => this.wanted(),
    loader: async ({ params }) => new SearchIndex(await this.library.sections(params)),
  });
  protected readonly hits = computed(() => {
    const query = this.query().trim();
    return query !== '' && this.index.hasValue() ? this.index.value().search(query) : undefined;
  });

  /** Where `/` takes the shift key, as on French keyboards, it is `/` all the same. */
  protected begin(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, target } = event;
    if (key !== '/' || ctrlKey || altKey || metaKey || !this.keys()) return;
    if (target instanceof HTMLElement && target.matches('input, textarea, select')) return;
    event.preventDefault();
    this.field()?.nativeElement.focus();
  }

  protected clear(): void {
    this.query.set('');
  }

  protected anchor(id: string): string | undefined {
    return id === '' ? undefined : id;
  }
}
