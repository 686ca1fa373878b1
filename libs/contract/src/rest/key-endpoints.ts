import { apiKeysSchema, createApiKeyInput, newApiKeySchema } from './api-keys.js';
import { endpoint } from './endpoint.js';

/** Keys of integrators. */
export const keyEndpoints = {
  listApiKeys: endpoint({
    method: 'GET',
    path: '/api-keys',
    tag: 'keys',
    summary: 'All API keys, without the keys themselves',
    access: 'admin',
    status: 200,
    result: apiKeysSchema,
    problems: [],
  }),
  createApiKey: endpoint({
    method: 'POST',
    path: '/api-keys',
    tag: 'keys',
    summary: 'Make an API key; the answer is the only place where it stands',
    access: 'admin',
    body: createApiKeyInput,
    status: 201,
    result: newApiKeySchema,
    problems: ['room_not_found', 'room_name_invalid', 'room_name_reserved', 'expiry_in_past'],
  }),
  deleteApiKey: endpoint({
    method: 'DELETE',
    path: '/api-keys/{id}',
    tag: 'keys',
    summary: 'Revoke an API key; its connections are closed',
    access: 'admin',
    params: { id: 'The id of the key, as in the list.' },
    status: 204,
    problems: ['key_not_found'],
  }),
} as const;
