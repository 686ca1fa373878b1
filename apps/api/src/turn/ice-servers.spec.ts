import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../platform/config/load-settings.js';
import { iceServersFor } from './ice-servers.js';

const now = Date.UTC(2026, 0, 1);
const turnOf = (environment: NodeJS.ProcessEnv) => loadSettings(environment).turn;

describe('iceServersFor', () => {
  it('gives none where none is set', () => {
    expect(iceServersFor(turnOf({}), 'me', now)).toEqual({ iceServers: [], expiresAt: null });
  });

  it('gives static credentials as they are', () => {
    const turn = turnOf({
      VROOM_TURN_STUN_SERVER: 'stun:s.example',
      VROOM_TURN_TURN_SERVER: 'turn:t.example:3478?transport=udp,turns:t.example',
      VROOM_TURN_TURN_USER: 'u',
      VROOM_TURN_TURN_PASSWORD: 'p',
    });
    expect(iceServersFor(turn, 'me', now)).toEqual({
      iceServers: [
        { urls: ['stun:s.example'] },
        { urls: ['turn:t.example:3478?transport=udp', 'turns:t.example'], username: 'u', credential: 'p' },
      ],
      expiresAt: null,
    });
  });

  it('makes credentials that end after five minutes', () => {
    const turn = turnOf({
      VROOM_TURN_TURN_SERVER: 'turn:t.example',
      VROOM_TURN_CREDENTIALS: 'rest',
      VROOM_TURN_SECRET_KEY: 'north',
    });
    const username = `${now / 1000 + 300}:me`;
    const credential = createHmac('sha1', 'north').update(username).digest('base64');
    expect(iceServersFor(turn, 'me', now)).toEqual({
      iceServers: [{ urls: ['turn:t.example'], username, credential }],
      expiresAt: '2026-01-01T00:05:00.000Z',
    });
  });
});
