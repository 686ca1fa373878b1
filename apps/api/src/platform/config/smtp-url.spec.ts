import { describe, expect, it } from 'vitest';
import { parseSmtpUrl } from './smtp-url.js';

describe('the URL of a mail server', () => {
  it.each([
    ['smtp://mail.example.net', { host: 'mail.example.net', port: 25, secure: false, starttls: 'offered' }],
    ['smtp://localhost:2525/', { host: 'localhost', port: 2525, secure: false, starttls: 'never' }],
    ['smtp://[::1]', { host: '::1', port: 25, secure: false, starttls: 'never' }],
    ['smtp://localhost?starttls=required', { host: 'localhost', port: 25, secure: false, starttls: 'required' }],
    [
      'smtp://ann%40example.net:p%3Ass@mail.example.net',
      {
        host: 'mail.example.net',
        port: 587,
        secure: false,
        starttls: 'required',
        auth: { user: 'ann@example.net', pass: 'p:ss' },
      },
    ],
    [
      'smtps://u:p@mail.example.net',
      {
        host: 'mail.example.net',
        port: 465,
        secure: true,
        starttls: 'required',
        auth: { user: 'u', pass: 'p' },
      },
    ],
  ])('is %s', (text, expected) => {
    expect(parseSmtpUrl(text)).toEqual(expected);
  });

  it.each([
    'mail.example.net',
    'http://mail.example.net',
    'smtp://',
    'smtp://u@mail.example.net',
    'smtp://u:%zz@mail.example.net',
    'smtp://mail.example.net:0',
    'smtp://mail.example.net:70000',
    'smtp://mail.example.net/path',
    'smtp://mail.example.net?starttls=maybe',
    'smtp://mail.example.net?tls=1',
    'smtps://mail.example.net?starttls=never',
  ])('is not %s', (text) => {
    expect(parseSmtpUrl(text)).toBeUndefined();
  });
});
