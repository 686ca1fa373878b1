import * as z from 'zod';
import { problemSchema, problemStatus, type ProblemCode } from './problem.js';
import { problemsOf, type Endpoint } from './rest/endpoint.js';
import { endpoints, type EndpointName } from './rest/endpoints.js';
import type { AnyExample } from './rest/example.js';
import { examples } from './rest/examples.js';

type Json = Record<string, unknown>;

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io }) as Json;
  return rest;
}

function problemResponses(codes: readonly ProblemCode[]): Json {
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))].toSorted((one, other) => one - other);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const describe = (status: number) => codes.filter((code) => problemStatus[code] === status).join(', ');
  return Object.fromEntries(statuses.map((status) => [String(status), { description: describe(status), content }]));
}

function success(call: Endpoint, example: unknown): Json {
  if (call.file !== undefined) return { description: 'The file', content: { [call.file]: {} } };
  if (!call.result) return { description: 'Done; no body' };
  const location = { Location: { description: 'Where it is', schema: { type: 'string' } } };
  return {
    description: call.status === 201 ? 'Created' : 'OK',
    ...(call.status === 201 && { headers: location }),
    content: { 'application/json': { schema: jsonSchema(call.result, 'output'), example } },
  };
}

function operation(id: string, call: Endpoint, example: AnyExample): Json {
  return {
    operationId: id,
    tags: [call.tag],
    summary: call.summary,
    description: whoMay(call),
    ...((call.params ?? call.query) && {
      parameters: [...pathParameters(call, example), ...queryParameters(call, example)],
    }),
    ...(call.body && {
      requestBody: {
        // Where every field may be left out, so may the body.
        required: !call.body.safeParse(undefined).success,
        content: { 'application/json': { schema: jsonSchema(call.body, 'input'), example: example.body } },
      },
    }),
    ...(call.bytes && {
      requestBody: { content: { 'application/octet-stream': { schema: { maxLength: call.bytes } } } },
    }),
    responses: { [String(call.status)]: success(call, example.result), ...problemResponses(problemsOf(call)) },
  };
}

function whoMay({ access }: Endpoint): string {
  if (access === 'anyone') return 'Anyone may.';
  return access === 'admin' ? 'Admins may.' : `At least the role \`${access}\` in the room.`;
}

function pathParameters({ params = {} }: Endpoint, example: AnyExample): Json[] {
  return Object.entries(params).map(([name, description]) => {
    const schema = { type: 'string' };
    return { name, in: 'path', required: true, description, schema, example: example.params?.[name] };
  });
}

function queryParameters({ query }: Endpoint, example: AnyExample): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => {
    const shown = example.query?.[name];
    return {
      name,
      in: 'query',
      required: required.includes(name),
      schema,
      ...(shown !== undefined && { example: shown }),
    };
  });
}

/** The OpenAPI 3.1 document of the REST API, made from {@link endpoints}, their {@link examples} and nothing else. */
export function buildOpenApi(): Json {
  const paths: Record<string, Json> = {};
  for (const id of Object.keys(endpoints) as EndpointName[]) {
    const call: Endpoint = endpoints[id];
    (paths[`/api/v1${call.path}`] ??= {})[call.method.toLowerCase()] = operation(id, call, examples[id]);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'VROOM',
      version: '1',
      description: 'Video rooms. Errors are RFC 9457 problem details with a stable `code`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'vroom_session' },
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key.' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-VROOM-API-Key' },
      },
    },
    security: [{ session: [] }, { bearer: [] }, { apiKey: [] }],
  };
}
