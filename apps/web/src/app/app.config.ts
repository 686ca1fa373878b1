import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  provideRouter,
  RedirectCommand,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { provideLucideConfig } from '@lucide/angular';
import { languages } from '@vroom/contract';
import { routes } from './app.routes';
import { Languages } from './shared/languages';
import { PageTitle } from './shell/page-title';
import { TranslationLoader } from './shell/translation-loader';
import { UnexpectedErrors } from './shell/unexpected-errors';

/** A page whose code can't be loaded (offline, or the server was updated meanwhile) says so under its own address. */
function showErrorPage(): RedirectCommand {
  return new RedirectCommand(inject(Router).parseUrl('/error'), { skipLocationChange: true });
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: UnexpectedErrors },
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(showErrorPage),
    ),
    { provide: TitleStrategy, useClass: PageTitle },
    provideTransloco({
      config: {
        availableLangs: [...languages],
        defaultLang: languages[0],
        fallbackLang: languages[0],
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: TranslationLoader,
    }),
    provideLucideConfig({ size: 20 }),
    provideAppInitializer(() => inject(Languages).start()),
  ],
};
