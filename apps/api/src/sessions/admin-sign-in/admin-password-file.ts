import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.token.js';
import { SettingsError } from '../../platform/config/load-settings.js';
import { passwordOrHash } from '../../platform/config/setting-types.js';
import type { Settings } from '../../platform/config/settings.js';

/** A hash with generous parameters is a hundred bytes long. */
const maxLength = 1000;

/** The file that `vroom admin set-password` writes, with the hash of the administrators' password. */
@Injectable()
export class AdminPasswordFile {
  readonly path: string;

  constructor(@Inject(SETTINGS) { admin }: Settings) {
    this.path = resolve(admin.password_file);
  }

  /** What it holds, `''` where there is no such file. @throws SettingsError where it can't be read */
  async read(): Promise<string> {
    const text = await readFile(this.path, 'utf8').catch((cause: unknown) => {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT') return '';
      throw this.problem(`which can't be read (${String(code)})`);
    });
    if (text.length > maxLength) throw this.problem('which is too long to be one of a password');
    return text.trim();
  }

  /** Makes sure that what it holds is of use, which takes as long as a comparison. @throws SettingsError */
  check(text: string): void {
    if (!passwordOrHash.safeParse(text).success) throw this.problem('which holds a hash that is none');
  }

  /** Puts a hash there, for the server's eyes only. Whoever reads meanwhile gets the old one or the new one. */
  async write(hash: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const draft = `${this.path}.${process.pid}.new`;
    try {
      await this.writeDraft(draft, hash);
      await rename(draft, this.path);
    } finally {
      await rm(draft, { force: true });
    }
  }

  private problem(what: string): SettingsError {
    return new SettingsError(`VROOM_ADMIN_PASSWORD_FILE is ${JSON.stringify(this.path)}, ${what}`);
  }

  private async writeDraft(draft: string, hash: string): Promise<void> {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${hash}\n`);
      await this.giveToServer(file);
    } finally {
      await file.close();
    }
  }

  /**
   * An operator may be root where the server is not, and it must be able to read the file: it owns the folder. Not by path:
   * who owns a folder could put a link to another file of root's there meanwhile.
   */
  private async giveToServer(draft: FileHandle): Promise<void> {
    if (process.getuid?.() !== 0) return;
    const { uid, gid } = await stat(dirname(this.path));
    await draft.chown(uid, gid);
  }
}
