import type { ThemeService } from './theme.service.js';

/**
 * The page of the app in the look of the instance: its style sheet, its icon, the colour of the browser around it and its name
 * stand in it from the beginning, so that nobody sees another look first.
 *
 * @param page `index.html` as the build left it
 * @param name what the instance is called
 */
export function themedPage(page: string, themes: ThemeService, name: string): string {
  const { colors } = themes.theme;
  const icon = themes.picture('favicon');
  const edits: [RegExp, (tag: string) => string][] = [
    [/<link rel="stylesheet" href="api\/v1\/theme\/theme\.css"[^>]*>/, () => styleTag(themes.styleUrl)],
    [
      /<link rel="icon"[^>]*>/,
      (tag) => (icon ? `<link rel="icon" href="${themes.pictureUrl('favicon')}" type="${icon.type}">` : tag),
    ],
    [/<meta name="theme-color"[^>]*\(prefers-color-scheme: light\)[^>]*>/, () => colorTag('light', colors.light.paper)],
    [/<meta name="theme-color"[^>]*\(prefers-color-scheme: dark\)[^>]*>/, () => colorTag('dark', colors.dark.paper)],
    [/<meta name="application-name"[^>]*>/, () => `<meta name="application-name" content="${escaped(name)}">`],
    [/<title>[^<]*<\/title>/, () => `<title>${escaped(name)}</title>`],
  ];
  return edits.reduce((text, [tag, replace]) => text.replace(tag, replace), page);
}

function styleTag(url: string | undefined): string {
  return url === undefined ? '' : `<link rel="stylesheet" href="${url}">`;
}

function colorTag(scheme: string, color: string): string {
  return `<meta name="theme-color" content="${color}" media="(prefers-color-scheme: ${scheme})">`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
