import { describe, expect, it } from 'vitest';
import { buildOpenApi } from './openapi.js';
import { problemCodes, problemStatus } from './problem.js';
import { problemsOf, type Endpoint } from './rest/endpoint.js';
import { endpoints, type EndpointName } from './rest/endpoints.js';
import type { AnyExample } from './rest/example.js';
import { examples } from './rest/examples.js';

interface Content {
  content?: Record<string, { example: unknown }>;
}
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; example?: unknown }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}
const { paths } = buildOpenApi() as { paths: Record<string, Record<string, Operation>> };

describe('buildOpenApi', () => {
  it.each(Object.entries<Endpoint>(endpoints))('describes %s', (id, call) => {
    const operation = paths[`/api/v1${call.path}`]?.[call.method.toLowerCase()];
    expect(operation?.operationId).toBe(id);
    const statuses = Object.keys(operation?.responses ?? {});
    expect(statuses).toContain(String(call.status));
    for (const code of problemsOf(call)) expect(statuses).toContain(String(problemStatus[code]));
  });

  it.each(Object.keys(endpoints) as EndpointName[])('shows the example of %s', (id) => {
    const call: Endpoint = endpoints[id];
    const example: AnyExample = examples[id];
    const operation = paths[`/api/v1${call.path}`]![call.method.toLowerCase()]!;
    const shown = (where: string) => {
      const those = (operation.parameters ?? []).filter((each) => each.in === where && each.example !== undefined);
      return Object.fromEntries(those.map((each) => [each.name, each.example]));
    };
    expect(shown('path')).toEqual(example.params ?? {});
    expect(shown('query')).toEqual(example.query ?? {});
    expect(operation.requestBody?.content?.['application/json']?.example).toEqual(example.body);
    expect(operation.responses[String(call.status)]?.content?.['application/json']?.example).toEqual(example.result);
  });

  it('names each parameter of each path', () => {
    for (const [path, operations] of Object.entries(paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(operations)) {
        const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
        expect(named.map(({ name }) => name)).toEqual(inPath);
      }
    }
  });

  it('is plain JSON', () => {
    const document = buildOpenApi();
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('problem codes', () => {
  it('have a status that is an error', () => {
    for (const code of problemCodes) expect(problemStatus[code]).toBeGreaterThanOrEqual(400);
  });
});
