import { describe, expect, it } from 'vitest';
import { parseIni } from './ini.js';

const entry = (section: string, name: string, value: string, line: number) => ({ section, name, value, line });

describe('parseIni', () => {
  it('has sections, names, values and lines', () => {
    const text = [
      '; a comment',
      '[database]',
      '# another',
      "  dsn = 'DBI:mysql:database=vroom;host=localhost'",
      '',
      '[ daemon ]',
      'listen_port=9000',
      '[database]',
      'user =',
    ].join('\r\n');
    expect(parseIni(text)).toEqual({
      sections: [
        { name: 'database', line: 2 },
        { name: 'daemon', line: 6 },
        { name: 'database', line: 8 },
      ],
      entries: [
        entry('database', 'dsn', 'DBI:mysql:database=vroom;host=localhost', 4),
        entry('daemon', 'listen_port', '9000', 7),
        entry('database', 'user', '', 9),
      ],
      problems: [],
    });
  });

  it.each([
    ['plain', 'plain'],
    ["'single'", 'single'],
    ['"double"', 'double'],
    ['"it\'s"', "it's"],
    ["don't", "don't"],
    ["''", ''],
    ["' blanks '", ' blanks '],
    ['"a ; b # c"', 'a ; b # c'],
    ['a;b#c', 'a;b#c'],
    ["'stun:a','stun:b'", "'stun:a','stun:b'"],
    ["'stun:a', stun:b", "'stun:a', stun:b"],
    ['a = b', 'a = b'],
    ['$argon2id$v=19$m=19456,t=2,p=1$c2Fs$aJXY', '$argon2id$v=19$m=19456,t=2,p=1$c2Fs$aJXY'],
    ['a\tb', 'a\tb'],
  ])('reads the value %s', (written, value) => {
    expect(parseIni(`[a]\nb = ${written}`).entries).toEqual([entry('a', 'b', value, 2)]);
  });

  const neither = 'this is neither a [section], nor name = value, nor a comment, which begins with ; or #';
  const comment =
    'the value of b has a ; or # behind a blank; a comment stands on a line of its own, and such a value in quotes';
  const unclosed = 'the value of b begins with a quote and does not end with the same one';
  it.each([
    ['hush', neither],
    ['b: hush', neither],
    ['[a', neither],
    ['[a] ; hush', neither],
    ['[[a]]', neither],
    ['= hush', neither],
    ['b[] = hush', neither],
    [`${'b'.repeat(65)} = hush`, neither],
    ['b = 25 ; hush', comment],
    ["b = 'hush' # hush", comment],
    ["b = 'hush", unclosed],
    ['b = "hush\'', unclosed],
    ["b = 'hush' hush", unclosed],
    ["b = 'hush','hush", unclosed],
    ['b = hu\u0000sh', 'this line has a control character in it, which no setting needs'],
    ['b = hu\rsh', 'this line has a control character in it, which no setting needs'],
  ])('refuses %j, with its line and without its value', (line, text) => {
    expect(parseIni(`[a]\n\n${line}\nc = d`)).toMatchObject({
      problems: [{ line: 3, text }],
      entries: [entry('a', 'c', 'd', 4)],
    });
  });

  it('refuses a name twice, in another part of its section too, and one without a section', () => {
    const text = 'stray = x\n[a]\nb = 1\nb = 2\n[c]\nb = 3\n[a]\nb = 4';
    expect(parseIni(text)).toMatchObject({
      problems: [
        { line: 1, text: 'stray stands before the first [section]; allowed is one below the section it belongs to' },
        { line: 4, text: 'a.b is given again; it has a value on line 3 already' },
        { line: 8, text: 'a.b is given again; it has a value on line 3 already' },
      ],
      entries: [entry('a', 'b', '1', 3), entry('c', 'b', '3', 6)],
    });
  });
});
