import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { languages } from '@vroom/contract';
import { AcceptLanguageResolver, I18nModule as NestI18nModule } from 'nestjs-i18n';

/** The folder with `en/`, `fr/` …: one source for the app, the mails and the API. */
const folder = dirname(fileURLToPath(import.meta.resolve('@vroom/i18n/package.json')));

/**
 * nestjs-i18n without its interceptor. That one keeps a "current language" for whatever runs, at a cost on each relayed
 * signal; we name the language with each text, since it belongs to a session or a socket.
 */
function translations(): DynamicModule {
  const module = NestI18nModule.forRoot({
    fallbackLanguage: languages[0],
    loaderOptions: { path: folder },
    disableMiddleware: true,
    resolvers: [AcceptLanguageResolver],
    logging: false,
    throwOnMissingKey: true,
  });
  const providers = (module.providers ?? []).filter(
    (provider) => !('provide' in provider && provider.provide === APP_INTERCEPTOR),
  );
  return { ...module, providers };
}

@Module({ imports: [translations()] })
export class I18nModule {}
