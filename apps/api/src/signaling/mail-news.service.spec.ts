import type { InvitationNews, ServerEvents } from '@vroom/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InvitationNewsService } from '../invitations/invitation-news.service.js';
import type { NotificationsService } from '../notifications/notifications.service.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import type { MemoryPresenceStore } from '../presence/memory-presence-store.js';
import { memoryPresence } from '../testing/memory-presence.js';
import { placeOf } from '../testing/places.js';
import type { Broadcast } from './broadcast.js';
import { MailNews } from './mail-news.service.js';

const at = '2026-01-01T00:00:00.000Z';
const invitation: InvitationNews = { id: 'one', email: 'a@example.net', state: 'later', message: null, at };
const anybody = { room: Infinity, principal: Infinity };

let presence: MemoryPresenceStore;
let events: DomainEvents;
let news: MailNews;
let notices: unknown[];
let toldTo: string[][];

beforeEach(() => {
  presence = memoryPresence();
  events = new DomainEvents();
  notices = [];
  toldTo = [];
  const toPeer = (_room: string, peer: string, event: keyof ServerEvents, data: unknown) =>
    void notices.push([peer, event, data]);
  const kept = {
    take: async (_room: string, principalId: string) => (principalId === 'me-ann' ? [invitation] : []),
    told: async (_room: string, _news: InvitationNews, people: string[]) => void toldTo.push(people),
  } as unknown as InvitationNewsService;
  const notifications = { anybody: async () => true } as unknown as NotificationsService;
  news = new MailNews(events, presence, kept, notifications, { toPeer } as unknown as Broadcast);
  news.onModuleInit();
});

async function sit(peerId: string, changes: Parameters<typeof placeOf>[1]): Promise<void> {
  await presence.take(placeOf(peerId, changes), anybody);
}

const answered = () => events.publish('invitation.answered', { roomId: 'room', sentBy: 'me-ann', invitation });

describe('an answer', () => {
  it('is told to the owners who are there, in all their tabs, and to nobody else', async () => {
    await sit('ann', { role: 'owner' });
    await sit('ann-2', { role: 'owner', principalId: 'me-ann' });
    await sit('bob', {});
    await sit('chloe', { role: 'admin' });
    await sit('dan', { role: 'owner' });
    await presence.drop('room', 'dan', 'socket-dan');
    answered();
    await expect.poll(() => toldTo).toEqual([['me-ann', 'me-chloe']]);
    const data = { action: 'invitation', invitation };
    expect(notices).toEqual(['ann', 'ann-2', 'chloe'].map((peer) => [peer, 'notice', data]));
  });

  it('stays news where no owner is there', async () => {
    await sit('bob', {});
    answered();
    await sit('ann', { role: 'owner' });
    answered();
    await expect.poll(() => toldTo).toEqual([['me-ann']]);
  });
});

describe('who joins', () => {
  it('is told what came of the invitations, if they are an owner', async () => {
    const ann = placeOf('ann', { role: 'owner' });
    expect(await news.toldAtJoin(ann, false)).toEqual({ invitationNews: [invitation], joinNotification: true });
    const guest = placeOf('ann', {});
    expect(await news.toldAtJoin(guest, false)).toEqual({ invitationNews: [], joinNotification: true });
  });

  it('is announced to nobody who only comes back', async () => {
    expect(await news.toldAtJoin(placeOf('bob'), true)).toEqual({ invitationNews: [], joinNotification: false });
  });
});
