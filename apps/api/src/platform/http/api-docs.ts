import type { INestApplication } from '@nestjs/common';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { buildOpenApi } from '@vroom/contract';

/** `/api/openapi.json`, made from the contract, and a page at `/api/docs` to read and try it. */
export function serveApiDocs(app: INestApplication): void {
  const document = buildOpenApi() as unknown as OpenAPIObject;
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: 'VROOM API' });
}
