/** For the tests: which system tools they need, and what to do without. */
import { systemTools, reasonAgainst, type ToolName } from './system-tools.ts';

/** How a skipped test says that the system lacked something; `npm test` finds the reason by it. */
export const needsMark = /\[needs (?<reason>[^\]]*)\]/;
/** The same for what this machine does not allow, which no package mends: CI may have to live with it. */
export const refusedMark = /\[refused (?<reason>[^\]]*)\]/;

export interface Needs {
  /** For `describe.skipIf(…)`. */
  skip: boolean;
  /** The title of what is skipped, with the reason in it, so that `npm test` can tell it at the end. */
  title(text: string): string;
}

/**
 * @example
 * const browsers = needs('chromium', 'firefox-esr');
 * describe.skipIf(browsers.skip)(browsers.title('a call'), () => { … });
 */
export function needs(...names: ToolName[]): Needs {
  return needsAmong(missingTools(process.env['VROOM_TEST_MISSING']), names);
}

export function needsAmong(missing: Readonly<Record<string, string>>, names: readonly string[]): Needs {
  const lacking = names.filter((name) => missing[name] !== undefined);
  const reason = lacking.map((name) => `${name}: ${missing[name]}`.replaceAll(/[[\]]/g, '')).join('; ');
  return { skip: lacking.length > 0, title: (text) => (reason ? `${text} [needs ${reason}]` : text) };
}

/** Where all tools are there: whether they may do what the tests ask of them. @param reasonAgainst `undefined`: they may */
export function unlessRefused(tools: Needs, reasonAgainst: () => string | undefined): Needs {
  const reason = tools.skip ? undefined : reasonAgainst()?.replaceAll(/[[\]]/g, '');
  return reason === undefined ? tools : { skip: true, title: (text) => `${text} [refused ${reason}]` };
}

/** What `npm test` found out; a vitest that was started by hand looks for itself. */
function missingTools(told: string | undefined): Record<string, string> {
  if (told !== undefined) return JSON.parse(told) as Record<string, string>;
  const reasons = systemTools.map((tool) => [tool.name, reasonAgainst(tool)] as const);
  return Object.fromEntries(reasons.filter((each): each is [ToolName, string] => each[1] !== undefined));
}
