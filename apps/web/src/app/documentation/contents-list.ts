import { Component, inject, output, resource } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { languages } from '@vroom/contract';
import { Languages } from '../shared/languages';
import { type Entry, Library } from './library';

/** The pages by whom they are for, in the language of the app. */
@Component({
  selector: 'vroom-contents-list',
  imports: [RouterLink, RouterLinkActive],
  template: `
    @if (groups.hasValue()) {
      @for (group of groups.value(); track group.title) {
        <section>
          <h2>{{ group.title }}</h2>
          <ul role="list">
            @for (entry of group.pages; track entry.page) {
              <li>
                <a
                  [routerLink]="'/documentation/' + entry.page"
                  routerLinkActive="current"
                  ariaCurrentWhenActive="page"
                  #link
                  (isActiveChange)="$event && reached.emit(link)"
                  [attr.lang]="languageOf(entry)"
                  >{{ entry.title }}</a
                >
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styleUrl: './contents-list.css',
})
export class ContentsList {
  private readonly library = inject(Library);
  private readonly languages = inject(Languages);

  /** The page that is open stands here. */
  readonly reached = output<HTMLElement>();

  protected readonly groups = resource({
    params: () => this.languages.current(),
    loader: ({ params }) => this.library.contents(params),
  });

  /** Only guides are in the language of the app. */
  protected languageOf({ file }: Entry): string | null {
    return file.startsWith('guide/') ? null : languages[0];
  }
}
