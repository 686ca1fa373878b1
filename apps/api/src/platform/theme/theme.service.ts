import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { InstanceConfig, Language } from '@vroom/contract';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';
import { contrastsOf } from './contrast.js';
import {
  defaultTheme,
  localizedHtml,
  readTheme,
  type CleanedHtml,
  type PictureName,
  type Theme,
} from './read-theme.js';
import { ThemeError } from './theme-error.js';
import type { ThemePicture } from './picture.js';

/** Where the parts of the theme are, below the address of the app. */
const folder = 'api/v1/theme';

/** The look of this instance: the theme that the settings name, or the default one where that can't be used. */
@Injectable()
export class ThemeService implements OnModuleInit {
  readonly theme: Theme;
  /** What is wrong with the theme that the settings name, one line for each thing; empty where it is shown. */
  readonly problems: readonly string[];
  private readonly logger = new Logger('Theme');
  private readonly wanted: string;
  private readonly poweredBy: CleanedHtml | undefined;

  constructor(@Inject(SETTINGS) { interface: wanted, directories }: Settings) {
    this.wanted = wanted.template;
    const { theme, problems } = load(wanted.template, directories.themes);
    this.theme = theme;
    this.problems = problems;
    this.poweredBy = wanted.powered_by === '' ? undefined : localizedHtml({ en: wanted.powered_by });
  }

  /** Not before: a command that has the services has other things to say. */
  onModuleInit(): void {
    const { id, colors, removed } = this.theme;
    if (this.problems.length > 0) {
      const name = `The theme ${this.wanted} (VROOM_INTERFACE_TEMPLATE)`;
      this.logger.error(`${name} can't be used, and the default one is shown:\n${this.problems.join('\n')}`);
    }
    const notAllowed = [
      ...removed.map((what) => `${what} of the theme ${id}`),
      ...(this.poweredBy?.removed ?? []).map((what) => `${what} of VROOM_INTERFACE_POWERED_BY`),
    ];
    for (const what of notAllowed) this.logger.warn(`Taken out of HTML, as it is not allowed there: ${what}`);
    const faint = contrastsOf(colors).filter(({ enough }) => !enough).length;
    const check = `npm run vroom -- theme check ${id}`;
    if (faint > 0) this.logger.warn(`The theme ${id} is hard to read in ${faint} places: "${check}" says where.`);
  }

  /** What browsers are told of it. */
  view(): Pick<InstanceConfig, 'theme' | 'poweredBy'> {
    const { id, name, welcome, texts, poweredBy } = this.theme;
    return {
      theme: {
        id,
        name,
        logo: this.pictureUrl('logo') ?? null,
        logoDark: this.pictureUrl('logo_dark') ?? null,
        welcome: welcome ?? null,
        texts: textsForApp(texts),
      },
      poweredBy: this.poweredBy?.html ?? poweredBy ?? null,
    };
  }

  /** Relative to the address of the app; `undefined` where the theme changes nothing. */
  get styleUrl(): string | undefined {
    const { css, version } = this.theme;
    return css === '' ? undefined : `${folder}/theme.css?v=${version}`;
  }

  pictureUrl(name: PictureName): string | undefined {
    const picture = this.theme.pictures[name];
    return picture && `${folder}/${name}?v=${picture.version}`;
  }

  picture(name: string): ThemePicture | undefined {
    return Object.entries(this.theme.pictures).find(([each]) => each === name)?.[1];
  }

  /** What the theme says in place of a text of mails. @param key with `mail.` before it */
  text(language: Language, key: string): string | undefined {
    return this.theme.texts[language]?.[key];
  }
}

function load(id: string, own: string): { theme: Theme; problems: readonly string[] } {
  try {
    return { theme: readTheme(id, own), problems: [] };
  } catch (error) {
    if (!(error instanceof ThemeError)) throw error;
    return { theme: readTheme(defaultTheme, ''), problems: error.problems };
  }
}

/** Without those of mails, which the app has no use for. */
function textsForApp(texts: Theme['texts']): InstanceConfig['theme']['texts'] {
  const forApp = Object.entries(texts).map(([language, laid = {}]) => [
    language,
    Object.fromEntries(Object.entries(laid).filter(([key]) => !key.startsWith('mail.'))),
  ]);
  return Object.fromEntries(forApp) as InstanceConfig['theme']['texts'];
}
