import type { ApiKey } from './api-keys.js';
import { exampleNames, type Examples } from './example.js';
import type { keyEndpoints } from './key-endpoints.js';

const { room: name, keyId: id } = exampleNames;

const asked = { label: 'Calendar', rooms: [{ name, role: 'owner' }], expiresAt: '2126-01-01T00:00:00.000Z' } as const;
const key: ApiKey = {
  ...asked,
  id,
  admin: false,
  rooms: [{ name, role: 'owner' }],
  createdAt: '2026-03-09T08:30:00.000Z',
  lastUsedAt: null,
};

export const keyExamples: Examples<keyof typeof keyEndpoints> = {
  listApiKeys: { result: { items: [key] } },
  createApiKey: {
    body: { ...asked, rooms: [{ name, role: 'owner' }] },
    result: { ...key, key: 'vroom_JpX3l9Qm2vT8wR0yBz6NcK4sHd7FgU1aEoIx5VtPqWj' },
  },
  deleteApiKey: { params: { id } },
};
