import type { administrationEndpoints } from './administration-endpoints.js';
import type { Examples } from './example.js';
import { overviewHours } from './overview.js';

const hour = 3_600_000;
const now = Date.parse('2026-03-09T08:00:00.000Z');
const hours = Array.from({ length: overviewHours }, (_, index) => ({
  start: new Date(now - (overviewHours - 1 - index) * hour).toISOString(),
  joins: index % 7,
  failedJoins: index % 3,
}));

export const administrationExamples: Examples<keyof typeof administrationEndpoints> = {
  getOverview: {
    result: {
      version: '0.1.0',
      startedAt: '2026-03-08T06:00:00.000Z',
      rooms: 42,
      meetings: 3,
      people: 11,
      hours,
      themeProblems: [],
      mails: { waiting: 2, delayed: 1, failed: 0, oldestAt: '2026-03-09T08:29:00.000Z' },
    },
  },
  listMails: {
    query: { limit: 1 },
    result: {
      items: [
        {
          id: '3f9c7b12-58d4-4e6a-b1f0-9d2a6c84e715',
          kind: 'invitation',
          to: 'bob@example.net',
          state: 'waiting',
          createdAt: '2026-03-09T08:29:00.000Z',
          attempts: 1,
          nextAttemptAt: '2026-03-09T08:31:00.000Z',
          endedAt: null,
          problem: '450 Try again later',
        },
      ],
      nextCursor: 'WzE3NzMwNDg1NDAwMDAsIjNmOWM3YjEyIl0',
    },
  },
  listSettings: {
    result: {
      items: [
        {
          section: 'rooms',
          name: 'max_members',
          variable: 'VROOM_ROOMS_MAX_MEMBERS',
          value: '30',
          secret: false,
          set: true,
          source: 'file',
          place: 'conf/settings.ini:12',
          description: 'How many people may be in a room; 0 for no limit.',
        },
      ],
    },
  },
};
