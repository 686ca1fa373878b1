/**
 * What the documentation is made of, in the order in which somebody would read it. docs/README.md has the same pages, and
 * the app shows them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { docs } from './folders.ts';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

export interface Group {
  title: Record<Language, string>;
  /** Below docs/, without `.md`. A guide is there in each language. */
  pages: readonly string[];
}

/** Pages that people write beside this one: until they are there, links may lead to them. Empty once all are. */
export const expected: readonly string[] = [];

const groups: readonly Group[] = [
  {
    title: { en: 'In a room', fr: 'Dans un salon' },
    pages: ['joining', 'devices', 'sharing', 'chat', 'hands', 'trouble'].map((name) => `guide/${name}`),
  },
  {
    title: { en: 'Chairing', fr: 'Animer' },
    pages: ['chairing', 'room', 'invitations'].map((name) => `guide/${name}`),
  },
  {
    title: { en: 'For operators', fr: 'Pour qui gère le serveur (en anglais)' },
    pages: [
      'install',
      'settings',
      'proxies',
      'turn',
      'mail',
      'admin',
      'database',
      'processes',
      'backup',
      'operate/upgrade',
      'metrics',
      'performance',
      'audit',
      'operate/security',
      'operate/privacy',
      'operate/troubleshoot',
      'etherpad',
      'themes',
      'music',
    ],
  },
  {
    title: { en: 'For integrators', fr: 'Pour l’intégration (en anglais)' },
    pages: ['integrators/rest', 'integrators/sockets', 'access', 'protocol'],
  },
  {
    title: { en: 'For developers', fr: 'Pour le développement (en anglais)' },
    pages: ['developers/architecture', 'developers/changing'],
  },
];

/** The file of a page: a guide's is in the folder of its language. */
export function fileOf(page: string, language: Language): string {
  return `${page.replace(/^guide\//, `guide/${language}/`)}.md`;
}

/** The page of a file below docs/; `undefined` for what is none. */
export function pageOf(file: string): string | undefined {
  const page = file.replace(/^guide\/[a-z]{2}\//, 'guide/').replace(/\.md$/, '');
  return file.endsWith('.md') && groups.some(({ pages }) => pages.includes(page)) ? page : undefined;
}

/** The groups with the pages that are there. */
export function contents(): Group[] {
  const there = (page: string) => existsSync(join(docs, fileOf(page, 'en')));
  return groups.map(({ title, pages }) => ({ title, pages: pages.filter((page) => there(page) || mustBeThere(page)) }));
}

function mustBeThere(page: string): boolean {
  return !expected.includes(page);
}
