import { endpoint } from './endpoint.js';
import { listMailsQuery, queuedMailsSchema } from './mails.js';
import { overviewSchema } from './overview.js';
import { settingsSchema } from './settings.js';

/** What the console shows of the instance. */
export const administrationEndpoints = {
  getOverview: endpoint({
    method: 'GET',
    path: '/overview',
    tag: 'administration',
    summary: 'What goes on: rooms, people, joins of the last hours, mails',
    access: 'admin',
    status: 200,
    result: overviewSchema,
    problems: [],
  }),
  listMails: endpoint({
    method: 'GET',
    path: '/mails',
    tag: 'administration',
    summary: 'Mails that wait, and what became of the others, the newest first',
    access: 'admin',
    query: listMailsQuery,
    status: 200,
    result: queuedMailsSchema,
    problems: [],
  }),
  listSettings: endpoint({
    method: 'GET',
    path: '/settings',
    tag: 'administration',
    summary: 'The settings in force and where each came from, without the secrets',
    access: 'admin',
    status: 200,
    result: settingsSchema,
    problems: [],
  }),
} as const;
