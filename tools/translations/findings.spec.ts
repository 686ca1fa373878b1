import { describe, expect, it } from 'vitest';
import { checkTranslations } from './findings.ts';
import type { Source } from './source.ts';

const texts = (language: string, content: object, file = 'web.json'): Source => ({
  path: `libs/i18n/${language}/${file}`,
  text: JSON.stringify(content, null, 2),
});
const page = (text: string, path = 'apps/web/src/app/page.html'): Source => ({ path, text });

/** Each finding as the command prints it, but for the folder of the translations. */
function check(translations: Source[], ...sources: Source[]): string[] {
  return checkTranslations(translations, sources).map(({ path, line, message }) =>
    `${path}:${line} ${message}`.replaceAll('libs/i18n/', ''),
  );
}

describe('between languages', () => {
  const use = page(`{{ t('home.title') }} {{ t('home.lead') }}`);

  it('passes when all have the same', () => {
    const both = { home: { title: 'a {{x}}', lead: 'b' } };
    expect(check([texts('en', both), texts('fr', both)], use)).toEqual([]);
  });

  it.each([
    [{ home: { title: 'a' } }, 'en/web.json:4 home.lead is missing in fr'],
    [{ home: { title: 'a', lead: ' ' } }, 'fr/web.json:4 home.lead has no text'],
    [
      { home: { title: 'a', lead: '{{ who }}' } },
      'fr/web.json:4 home.lead has {{who}}, but no placeholder in en/web.json',
    ],
  ])('finds %j', (french, expected) => {
    expect(check([texts('en', { home: { title: 'a', lead: 'b' } }), texts('fr', french)], use)).toEqual([expected]);
  });

  it('finds a key that the first language misses', () => {
    const findings = check([texts('en', {}), texts('fr', { home: { title: 'a' } })], use);
    expect(findings).toContain('fr/web.json:3 home.title is missing in en');
  });

  it("tells the API's placeholders from the app's, and doesn't mind their spaces or order", () => {
    const api = (title: string) => ({ problems: { full: title } });
    const contract = page('const status = { full: 409 };', 'libs/contract/src/problem.ts');
    expect(
      check([texts('en', api('{a} {b}'), 'api.json'), texts('fr', api('{ b } {a}'), 'api.json')], contract),
    ).toEqual([]);
    expect(check([texts('en', api('{a}'), 'api.json'), texts('fr', api('{{a}}'), 'api.json')], contract)).toHaveLength(
      1,
    );
  });
});

describe('between texts and sources', () => {
  const english = [texts('en', { a: { b: 'text', c: 'text' } })];

  it.each([
    `{{ 'a.b' | transloco }} {{ "a.c" | transloco }}`,
    `{{ t('a.b') }} {{ on() ? t('a.c') : '' }}`,
    `<i [text]="'a.' + name()"></i>`,
    '{{ t(`a.${name()}`) }}',
    `const title = on ? 'a.b' : \`a.c\`;`,
  ])('takes %s for a use', (source) => {
    expect(check(english, page(source))).toEqual([]);
  });

  it.each([
    `t('a.b')`,
    `t('a.b'); // t('a.c')`,
    `t('a.b') <!-- t('a.c') -->`,
    `t('a.b'); 'a.cc'; 'x.a.c'; 'a.'`,
    '/** `a.c` */ t("a.b")',
  ])('sees that %s leaves a key unused', (source) => {
    const spaced = source.replaceAll('//', '\n//');
    expect(check(english, page(spaced))).toEqual(['en/web.json:4 a.c is used nowhere']);
  });

  it.each([
    [`t('a.b') + t("a.c") +\n t('a.d')`, 'a.d'],
    [`t('a.b') + t('a.c')\n{{ 'a.d' | transloco }}`, 'a.d'],
    [`t('a.b') + t('a.c')\nthis.transloco.translate('a.d')`, 'a.d'],
    [`t('a.b') + t('a.c')\nt('d.' + x)`, 'd.…'],
    ["t('a.b') + t('a.c')\nt(`d.${x}`)", 'd.…'],
  ])('finds what %s asks for in vain', (source, key) => {
    expect(check(english, page(source))).toEqual([`apps/web/src/app/page.html:2 ${key} is in no web.json`]);
  });

  it('lets only the contract use an error code', () => {
    const codes = [texts('en', { problems: { full: 'a', gone: 'b' } }, 'api.json')];
    const contract = page(`const status = {\n  full: 409 };`, 'libs/contract/src/problem.ts');
    const service = page('this.i18n.translate(`api.problems.${code}`)', 'apps/api/src/texts.ts');
    expect(check(codes, contract, service)).toEqual(['en/api.json:4 problems.gone is used nowhere']);
  });

  it('keeps the texts of the console to the console', () => {
    const both = [...english, texts('en', { keys: { title: 'c' } }, 'admin.json')];
    const asking = `t('a.b') + t('a.c') + t('keys.title')`;
    expect(check(both, page(asking, 'apps/web/src/app/admin/keys.ts'))).toEqual([]);
    expect(check(both, page(asking))).toEqual(['apps/web/src/app/page.html:1 keys.title is in no web.json']);
  });

  it('knows that the API asks in two files', () => {
    const both = [texts('en', { hello: 'a' }, 'api.json'), texts('en', { subject: 'b' }, 'mail.json')];
    const asking = "translate('api.hello') + translate('mail.subject') + translate('mail.body')";
    expect(check(both, page(asking, 'apps/api/src/mail.ts'))).toEqual([
      'apps/api/src/mail.ts:1 mail.body is in no api.json or mail.json',
    ]);
  });
});
