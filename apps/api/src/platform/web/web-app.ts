import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import sirv from 'sirv';
import { IndexPage, type IndexPageOptions } from './index-page.js';

/** Where the build puts the web app. */
export const webAppFolder = fileURLToPath(new URL('../../../../web/dist/browser/', import.meta.url));

/** A content hash in a file's name, as the build writes it (base64url): such a file never changes. */
const hashedName = /[.-][\w-]{8}\.(js|css|woff2)$/;
/** Paths that belong to the server: an unknown one of them is a 404, not the app. */
const serverPaths = /^\/(api(\/|$)|socket\.io(\/|$)|(healthz|readyz|metrics)$)/;
/** A path that names a file: an unknown one is a 404, since an HTML page would only confuse who asked for a script. */
const fileName = /\.\w+$/;
const indexFile = '/index.html';

/**
 * Serves the built web app: compressed as the build left it (`.br`, `.gz`), hashed names for a year, and for each path that may be a
 * room the page, never cached.
 * Where the app is not built (Angular's dev server serves it then) there is the API alone.
 */
export function serveWebApp(
  app: NestExpressApplication,
  options: IndexPageOptions,
  folder: string = webAppFolder,
): void {
  if (!existsSync(folder)) {
    new Logger('WebApp').warn(`The web app is not built, so only the API is served: ${folder} is missing.`);
    return;
  }
  const index = new IndexPage(folder, options);
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const forEver = hashedName.test(path);
      response.setHeader('Cache-Control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') next();
    else if (isPage(request.path)) index.send(response);
    else files(request, response, next);
  });
}

function isPage(path: string): boolean {
  return path === indexFile || !(serverPaths.test(path) || fileName.test(path));
}
