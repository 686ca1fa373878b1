import type { INestApplication } from '@nestjs/common';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { buildOpenApi } from '@vroom/contract';

/**
 * `/api/openapi.json`, made from the contract, and a page at `/api/docs` to read and try it.
 *
 * @param base the path before the paths of all calls
 */
export function serveApiDocs(app: INestApplication, base: string): void {
  const document = { ...(buildOpenApi() as unknown as OpenAPIObject), servers: [{ url: base || '/' }] };
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: 'VROOM API' });
}
