import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideChevronDown, LucideGlobe } from '@lucide/angular';
import { type Language, languages } from '@vroom/contract';
import { languageNames } from './language-choice';
import { Languages } from './languages';

/** The system's own list: it works with any keyboard, screen reader and thumb, and weighs nothing. */
@Component({
  selector: 'vroom-language-menu',
  imports: [TranslocoDirective, LucideChevronDown, LucideGlobe],
  template: `
    <ng-container *transloco="let t">
      <svg lucideGlobe class="globe"></svg>
      <select [attr.aria-label]="t('language.choose')" #list (change)="use(list.value)">
        @for (language of all; track language) {
          <option [value]="language" [lang]="language" [selected]="language === current()">
            {{ names[language] }}
          </option>
        }
      </select>
      <svg lucideChevronDown class="arrow" size="16"></svg>
    </ng-container>
  `,
  styleUrl: './language-menu.css',
})
export class LanguageMenu {
  private readonly languages = inject(Languages);

  protected readonly all = languages;
  protected readonly names = languageNames;
  protected readonly current = this.languages.current;

  protected use(language: string): void {
    void this.languages.use(language as Language);
  }
}
