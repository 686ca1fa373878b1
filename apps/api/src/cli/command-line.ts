import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { readSettings, type LoadedSettings } from '../platform/config/load-settings.js';
import { findSettingsFile, readSettingsFile } from '../platform/config/settings-file.js';
import { languages } from '@vroom/contract';
import { ProblemError } from '../platform/errors/problem-error.js';
import { ProblemTexts } from '../platform/errors/problem-texts.js';
import { CliError } from './cli-error.js';
import type { Terminal } from './terminal.js';

/** What the command line stands on. */
export interface CommandLineParts {
  terminal: Terminal;
  environment: NodeJS.ProcessEnv;
  createHouse: (loaded: LoadedSettings) => Promise<INestApplicationContext>;
  /** An error in words for an operator. */
  explain: (error: unknown) => string;
}

/** Adds commands of one kind to the program. */
export type CommandGroup = (program: Command, line: CommandLine) => void;

/** What commands need of the world: the terminal, the settings, and the house with all services. */
export class CommandLine {
  constructor(private readonly parts: CommandLineParts) {}

  get terminal(): Terminal {
    return this.parts.terminal;
  }

  /**
   * @param path a settings file, in place of that of the server
   * @throws SettingsError
   */
  settings(path?: string): LoadedSettings {
    const { environment } = this.parts;
    return readSettings(environment, path === undefined ? findSettingsFile(environment) : readSettingsFile(path));
  }

  /** Does something with the services, and closes the house: what the audit was told is in its table then. */
  async inHouse<T>(work: (house: INestApplicationContext) => Promise<T>): Promise<T> {
    const house = await this.parts.createHouse(this.settings());
    try {
      return await work(house);
    } catch (error) {
      if (error instanceof ProblemError) throw refusal(error, house.get(ProblemTexts));
      throw error;
    } finally {
      await house.close();
    }
  }
}

/** What a service refuses, in the words that the API has for it. */
function refusal(error: ProblemError, texts: ProblemTexts): CliError {
  return new CliError([texts.title(error.code, languages[0]), error.detail].filter(Boolean).join(' '));
}
