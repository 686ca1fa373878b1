import type { Overview } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askers } from '../../../tools/access/askers.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { integrator, make, type Caller } from './support/example-calls.ts';
import { adminPassword, Scene } from './support/scene.ts';

/** Where nobody listens, which is noticed at once. */
const nobody = '127.0.0.1:9';
const secret = 'wrong-4f4f-secret';

let server: VroomServer;
let scene: Scene;
let admin: Caller;

beforeAll(async () => {
  server = await VroomServer.start({
    VROOM_ADMIN_PASSWORD: adminPassword,
    VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org',
    VROOM_EMAIL_FROM: 'vroom@meet.example.org',
    VROOM_EMAIL_SMTP: `smtp://${nobody}`,
  });
  scene = await Scene.start(server.url);
  const signedIn = await scene.asker('admin');
  const { key } = await signedIn.rest.call('createApiKey', { body: { label: 'Dashboard', admin: true } });
  admin = integrator(server.url, key);
});
afterAll(async () => {
  scene.close();
  await server.stop();
});

async function get<T>(path: string, caller = admin): Promise<T> {
  const response = await caller.fetch(new URL(`/api/v1${path}`, server.url), { method: 'GET' });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}
const overview = () => get<Overview>('/overview');
/** Of all hours, since one may end while the test runs. */
const total = ({ hours }: Overview, what: 'joins' | 'failedJoins') => hours.reduce((sum, hour) => sum + hour[what], 0);

describe('the overview, by the API key of an administrator', () => {
  it('counts who is there, joins and what failed', async () => {
    const before = await overview();
    expect(before).toMatchObject({ rooms: 1, meetings: 0, people: 0 });
    expect(total(before, 'joins') + total(before, 'failedJoins')).toBe(0);
    await scene.guest();
    const guest = await scene.guest();
    expect(await overview()).toMatchObject({ meetings: 1, people: 2 });
    guest.signaling.close();
    await scene.creator.rest.call('changeRoom', { params: scene.params, body: { joinPassword: 'right-8c1d' } });
    const eve = await scene.asker('stranger');
    const wrong = eve.rest.call('authenticate', { params: scene.params, body: { password: secret } });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_password' });
    // The audit writes a little later, and what the database said holds for a moment.
    await expect
      .poll(async () => [total(await overview(), 'joins'), total(await overview(), 'failedJoins')], { timeout: 10_000 })
      .toEqual([2, 1]);
  });

  it('is refused to everybody else, as the list of mails is', async () => {
    const other = await Scene.start(server.url);
    for (const asker of askers.filter((each) => each !== 'admin'))
      for (const name of ['getOverview', 'listMails'] as const) {
        const { status } = await make(await other.asker(asker), name, {});
        expect([asker, name, status]).toEqual([asker, name, asker === 'nobody' ? 401 : 403]);
      }
    other.close();
  });
});

describe('mails that a mail server does not take', () => {
  it('are counted and shown, without what they say', async () => {
    const emails = ['bob@example.net', 'cleo@example.net'];
    await scene.creator.rest.call('createInvitations', { params: scene.params, body: { emails } });
    await expect
      .poll(async () => (await overview()).mails, { timeout: 10_000 })
      .toMatchObject({ waiting: 2, delayed: 2 });
    const response = await admin.fetch(new URL('/api/v1/mails?state=waiting&limit=1', server.url), { method: 'GET' });
    const text = await response.text();
    const first = JSON.parse(text) as { items: object[]; nextCursor: string };
    expect(first.items).toMatchObject([{ kind: 'invitation', state: 'waiting', attempts: 1, endedAt: null }]);
    expect(text).toContain('ECONNREFUSED');
    expect(text).not.toMatch(/invitation#|https?:/);
    const second = await get<typeof first>(`/mails?state=waiting&limit=1&cursor=${first.nextCursor}`);
    const to = [...first.items, ...second.items].map((mail) => 'to' in mail && mail.to);
    expect(to.toSorted()).toEqual(emails);
    expect(second.nextCursor).toBeNull();
    expect(await get('/mails?state=sent')).toEqual({ items: [], nextCursor: null });
  });
});
