import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Module } from '@nestjs/common';
import { languages } from '@vroom/contract';
import { AcceptLanguageResolver, I18nModule as NestI18nModule } from 'nestjs-i18n';

/** The folder with `en/`, `fr/` …: one source for the app, the mails and the API. */
const folder = dirname(fileURLToPath(import.meta.resolve('@vroom/i18n/package.json')));

@Module({
  imports: [
    NestI18nModule.forRoot({
      fallbackLanguage: languages[0],
      loaderOptions: { path: folder },
      // We name the language with each text: it belongs to a session or a socket, not to the running request.
      disableMiddleware: true,
      resolvers: [AcceptLanguageResolver],
      logging: false,
      throwOnMissingKey: true,
    }),
  ],
})
export class I18nModule {}
