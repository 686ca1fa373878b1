import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, type ResolveFn, Router } from '@angular/router';
import { Api } from '../shared/api';
import { Languages } from '../shared/languages';
import { type Entry, Library, type PageText } from './library';

/** A page with what stands before and behind it. */
export interface ChosenPage {
  readonly entry: Entry;
  readonly text: PageText;
  readonly before: Entry | undefined;
  readonly next: Entry | undefined;
}

function notFound(router: Router): RedirectCommand {
  return new RedirectCommand(router.parseUrl('/not-found'), { skipLocationChange: true });
}

/** Where the operator shows no documentation, there is nothing under its address. */
export const documentationShown: CanActivateFn = async () => {
  const router = inject(Router);
  const { features } = await inject(Api).loadConfig();
  return features.demo ? true : notFound(router);
};

/** Nothing is drawn before the text is there, so that focus and scrolling find it. */
export const chosenPage: ResolveFn<ChosenPage> = async ({ paramMap }) => {
  const router = inject(Router);
  const library = inject(Library);
  const groups = await library.contents(inject(Languages).current());
  const name = [paramMap.get('folder'), paramMap.get('page')].filter((part) => part !== null).join('/');
  const all = groups.flatMap(({ pages }) => pages);
  const place = all.findIndex(({ page }) => page === name);
  const entry = all[place];
  if (!entry) return notFound(router);
  return { entry, text: await library.page(entry), before: all[place - 1], next: all[place + 1] };
};
