/** The documentation as the build made it of docs/ (tools/documentation), read piece by piece and once each. */
import { DOCUMENT, inject, Service } from '@angular/core';
import type { Language } from '@vroom/contract';
import { readAsset } from '../shared/read-asset';
import type { Found } from './search-index';

/** A page in the contents. `file` is where its text is: a guide is there in each language, the rest in English. */
export interface Entry {
  readonly page: string;
  readonly file: string;
  readonly title: string;
}

export interface Group {
  readonly title: string;
  readonly pages: readonly Entry[];
}

export interface Section {
  /** The anchor; `''` for what stands right below the title. */
  readonly id: string;
  readonly level: 2 | 3;
  readonly title: string;
  /** Shown through Angular's sanitiser. */
  readonly html: string;
}

export interface PageText {
  readonly title: string;
  readonly sections: readonly Section[];
}

@Service()
export class Library {
  private readonly document = inject(DOCUMENT);
  private readonly files = new Map<string, Promise<unknown>>();

  async contents(language: Language): Promise<readonly Group[]> {
    return (await this.read<Record<Language, readonly Group[]>>('contents'))[language];
  }

  page({ file }: Entry): Promise<PageText> {
    return this.read(file);
  }

  sections(language: Language): Promise<readonly Found[]> {
    return this.read(`search-${language}`);
  }

  private read<T>(name: string): Promise<T> {
    const known = this.files.get(name) as Promise<T> | undefined;
    if (known) return known;
    const reading = readAsset<T>(this.document, `documentation/${name}`);
    this.files.set(name, reading);
    // What failed is tried again.
    reading.catch(() => this.files.delete(name));
    return reading;
  }
}
