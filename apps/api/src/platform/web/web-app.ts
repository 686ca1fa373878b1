import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import sirv from 'sirv';

/** Where the build puts the web app. */
export const webAppFolder = fileURLToPath(new URL('../../../../web/dist/browser/', import.meta.url));

/** A content hash in a file's name, as the build writes it (base64url): such a file never changes. */
const hashedName = /[.-][\w-]{8}\.(js|css|woff2)$/;
/** Paths that belong to the server: an unknown one of them is a 404, not the app. */
const serverPaths = [/^\/api(\/|$)/, /^\/socket\.io(\/|$)/, /^\/(healthz|readyz|metrics)$/];
/** A path that names a file: an unknown one is a 404, since an HTML page would only confuse who asked for a script. */
const fileName = /\.\w+$/;

/**
 * Serves the built web app: compressed as the build left it (`.br`, `.gz`), hashed names for a year, `index.html` never
 * cached, and `index.html` for each path that may be a room.
 * Where the app is not built (Angular's dev server serves it then) there is the API alone.
 */
export function serveWebApp(app: NestExpressApplication, folder: string = webAppFolder): void {
  if (!existsSync(folder)) {
    new Logger('WebApp').warn(`The web app is not built, so only the API is served: ${folder} is missing.`);
    return;
  }
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    single: true,
    ignores: [...serverPaths, fileName],
    setHeaders: (response, path) => {
      const forEver = hashedName.test(path);
      response.setHeader('Cache-Control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.setHeader('X-Content-Type-Options', 'nosniff');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method === 'GET' || request.method === 'HEAD') files(request, response, next);
    else next();
  });
}
