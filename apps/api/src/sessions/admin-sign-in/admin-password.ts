import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LOADED_SETTINGS } from '../../platform/config/config.token.js';
import { settingInWords, type LoadedSettings } from '../../platform/config/load-settings.js';
import { Passwords } from '../../platform/crypto/passwords.js';
import { AdminPasswordFile } from './admin-password-file.js';

/** Whose turn it takes where passwords are hashed, checked and throttled. No room's id looks like this. */
export const adminScope = 'admin';

/** The administrators' password that is in force: that of the settings, or else that of the file, as it is now. */
@Injectable()
export class AdminPassword implements OnModuleInit {
  private readonly logger = new Logger('AdminSignIn');
  /** The text that was read last, and its hash, so that it is not looked at anew each time. */
  private known: { text: string; hash: string } | undefined;

  constructor(
    @Inject(LOADED_SETTINGS) private readonly loaded: LoadedSettings,
    private readonly file: AdminPasswordFile,
    private readonly passwords: Passwords,
  ) {}

  /** A file that is of no use stops the start, when somebody looks. */
  async onModuleInit(): Promise<void> {
    await this.hash();
  }

  /** Its hash, `undefined` where there is none. @throws SettingsError where the file can't be used */
  async hash(): Promise<string | undefined> {
    const text = this.loaded.settings.admin.password || (await this.file.read());
    if (text === '') return undefined;
    if (this.known?.text !== text) this.known = { text, hash: await this.hashOf(text) };
    return this.known.hash;
  }

  private async hashOf(text: string): Promise<string> {
    const fromFile = this.loaded.settings.admin.password === '';
    if (fromFile) this.file.check(text);
    if (text.startsWith('$argon2')) return text;
    const where = fromFile ? `The password in ${this.file.path}` : settingInWords(this.loaded, 'admin.password');
    this.logger.warn(`${where} is plain text. Give its argon2id hash instead, which is of no use to a reader.`);
    return this.passwords.hash([adminScope], text);
  }
}
