import type { NextFunction, Request, Response } from 'express';
import type { Settings } from '../config/settings.js';
import { withoutBase } from './base-path.js';
import { apiDocsPolicy, dataPolicy } from './content-policies.js';

/** What a page of ours may use, and nothing that it shows in a frame. */
const used = [
  'autoplay',
  'camera',
  'display-capture',
  'fullscreen',
  'microphone',
  'picture-in-picture',
  'screen-wake-lock',
];
/** What no page of ours uses, so that nothing that got into one could. */
const unused = [
  ...['accelerometer', 'bluetooth', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'midi', 'payment'],
  ...['publickey-credentials-get', 'serial', 'usb', 'xr-spatial-tracking'],
];

const permissions = [...used.map((name) => `${name}=(self)`), ...unused.map((name) => `${name}=()`)].join(', ');

/** What every answer says, whoever gives it: a page, data, a file, an error. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': dataPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissions,
  // The name of a room is in the path, and is nobody else's business.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  // For browsers that don't know frame-ancestors.
  'X-Frame-Options': 'DENY',
};

/** The page of the API and what it is made of; its scripts are files as well. */
const apiDocs = /^\/api\/docs(\/|$)/;

/**
 * What answers over TLS say beside that. RFC 6797 §7.2: never over what is no TLS. Other names of this domain are not ours to decide on.
 *
 * @param secure whether it came by TLS
 */
export function transportSecurity(
  { hsts_max_age: maxAge }: Settings['daemon'],
  secure: boolean,
): Record<string, string> {
  return secure && maxAge > 0 ? { 'Strict-Transport-Security': `max-age=${maxAge}` } : {};
}

/** Before anything else answers; who serves a page says what that page may do (see content-policies.ts). */
export function securityMiddleware(daemon: Settings['daemon'], base: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    response.setHeaders(new Map(Object.entries({ ...securityHeaders, ...transportSecurity(daemon, request.secure) })));
    if (apiDocs.test(withoutBase(request.path, base))) {
      response.setHeader('Content-Security-Policy', apiDocsPolicy);
    }
    next();
  };
}
