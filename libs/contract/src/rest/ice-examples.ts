import { exampleNames, type Examples } from './example.js';
import type { IceChecks } from './ice-checks.js';
import type { iceEndpoints } from './ice-endpoints.js';

const params = { name: exampleNames.room };

const checks: IceChecks = {
  checkedAt: '2026-03-09T08:30:00.000Z',
  items: [
    {
      server: 'stun:stun.example.net:3478',
      kind: 'stun',
      transport: 'udp',
      ok: true,
      code: 'stun_works',
      title: 'STUN answers: browsers learn their own address.',
      milliseconds: 12,
    },
    {
      server: 'turn:turn.example.net:3478',
      kind: 'turn',
      transport: 'udp',
      ok: false,
      code: 'credentials_refused',
      title: 'The TURN server refuses the credentials of VROOM: do both have the same secret?',
      milliseconds: null,
    },
  ],
};

export const iceExamples: Examples<keyof typeof iceEndpoints> = {
  getIceServers: {
    params,
    result: {
      iceServers: [
        { urls: ['stun:stun.example.net:3478'] },
        {
          urls: ['turn:turn.example.net:3478'],
          username: '1773045300:c7a4d1f2-6b0e-4f39-a8d5-12e9b3c60f74',
          credential: 'kJ3vX0sQm5a8tYw2ZbR7nHc1EfU=',
        },
      ],
      expiresAt: '2026-03-09T08:35:00.000Z',
    },
  },
  checkRoomIceServers: { params, result: checks },
  checkIceServers: { result: checks },
};
