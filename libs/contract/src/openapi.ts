import * as z from 'zod';
import { problemSchema, problemStatus, type ProblemCode } from './problem.js';
import { problemsOf, type Endpoint } from './rest/endpoint.js';
import { endpoints } from './rest/endpoints.js';

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

function success(call: Endpoint): Json {
  if (!call.result) return { description: 'Done; no body' };
  const location = { Location: { description: 'Where it is', schema: { type: 'string' } } };
  return {
    description: call.status === 201 ? 'Created' : 'OK',
    ...(call.status === 201 && { headers: location }),
    content: { 'application/json': { schema: jsonSchema(call.result, 'output') } },
  };
}

function operation(id: string, call: Endpoint): Json {
  return {
    operationId: id,
    tags: [call.tag],
    summary: call.summary,
    description: whoMay(call),
    ...((call.params ?? call.query) && { parameters: [...pathParameters(call), ...queryParameters(call)] }),
    ...(call.body && {
      requestBody: {
        // Where every field may be left out, so may the body.
        required: !call.body.safeParse(undefined).success,
        content: { 'application/json': { schema: jsonSchema(call.body, 'input') } },
      },
    }),
    responses: { [String(call.status)]: success(call), ...problemResponses(problemsOf(call)) },
  };
}

function whoMay({ access }: Endpoint): string {
  if (access === 'anyone') return 'Anyone may.';
  return access === 'admin' ? 'Admins may.' : `At least the role \`${access}\` in the room.`;
}

function pathParameters({ params = {} }: Endpoint): Json[] {
  return Object.entries(params).map(([name, description]) => {
    return { name, in: 'path', required: true, description, schema: { type: 'string' } };
  });
}

function queryParameters({ query }: Endpoint): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name), schema };
  });
}

/** The OpenAPI 3.1 document of the REST API, made from {@link endpoints} and nothing else. */
export function buildOpenApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [id, call] of Object.entries<Endpoint>(endpoints)) {
    (paths[`/api/v1${call.path}`] ??= {})[call.method.toLowerCase()] = operation(id, call);
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
