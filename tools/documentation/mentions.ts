/** What a page names of the code, by which a check finds out what is not there any more. */
import { type Token, walkTokens } from 'marked';
import { tokensOf } from './markdown.ts';

export interface Mentions {
  /** `npm run NAME`. */
  scripts: string[];
  /** `npx NAME`. */
  programs: string[];
  /** What stands behind `npm run vroom --`: `keys create`, `migrate`. */
  commands: string[];
  /** `VROOM_…`. */
  variables: string[];
  /** `section.name`, where the section is one of the settings. */
  settings: string[];
  /** Paths of the REST API, without `/api/v1`. */
  calls: string[];
  /** Files and folders of the repository. */
  paths: string[];
}

/** @param sections the sections of the settings */
export function mentionsIn(markdown: string, sections: readonly string[]): Mentions {
  const code = codeIn(markdown);
  const all = (pattern: RegExp, from = code) => from.flatMap((text) => [...text.matchAll(pattern)].map(firstGroup));
  return {
    scripts: all(/\bnpm run (?:-s )?([a-z][\w:-]*)/g),
    programs: all(/\bnpx ([a-z][\w-]*)/g),
    commands: all(/\bnpm run (?:-s )?vroom -- ([a-z][a-z-]*(?: [a-z][a-z-]*)?)/g),
    variables: all(/\b(VROOM_[A-Z0-9_]+\w)/g),
    settings: all(new RegExp(`^((?:${sections.join('|')})\\.(?!json$)[a-z][a-z_]*)$`, 'g')),
    calls: [...all(/\/api\/v1(\/[\w{}<>$./-]*)/g), ...all(/^[A-Z]+ (\/(?!api\/)[\w{}./-]*)/g)],
    // What has a placeholder, such as `<language>`, or a star, is the manner of a name and no name. In docker/ operators put
    // files of their own.
    paths: all(/^((?:apps|libs|tools|docs)\/[\w./-]+\w)$/g),
  };
}

function firstGroup(match: RegExpMatchArray): string {
  return match[1] ?? '';
}

/** Each piece of code by itself: words between backticks, and whole blocks. */
function codeIn(markdown: string): string[] {
  const found: string[] = [];
  void walkTokens(tokensOf(markdown), (token: Token) => {
    if ((token.type === 'codespan' || token.type === 'code') && 'text' in token) found.push(String(token.text));
  });
  return found;
}
