import { exampleNames, type Examples } from './example.js';
import type { padEndpoints } from './pad-endpoints.js';

export const padExamples: Examples<keyof typeof padEndpoints> = {
  openPadSession: {
    params: { name: exampleNames.room },
    body: { displayName: 'Ann' },
    result: {
      padUrl: 'https://pad.example.org/p/g.s8oes9dhwrvt0zif%24notes',
      expiresAt: '2026-03-09T16:30:00.000Z',
    },
  },
};
