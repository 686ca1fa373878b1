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
  withRouterConfig,
} from '@angular/router';
import { provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { provideLucideConfig } from '@lucide/angular';
import { languages } from '@vroom/contract';
import { routes } from './app.routes';
import { Languages } from './shared/languages';
import { PageTitle } from './shell/page-title';
import { SinglePassTranspiler } from './shell/single-pass-transpiler';
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
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(showErrorPage),
      // Whoever goes back and then stays after all still has what is behind them in the browser's history.
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
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
    provideTranslocoTranspiler(SinglePassTranspiler),
    provideLucideConfig({ size: 20 }),
    provideAppInitializer(() => inject(Languages).start()),
  ],
};
