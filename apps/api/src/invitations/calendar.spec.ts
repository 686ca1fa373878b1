import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { calendarOf } from './calendar.js';

const token = 'Zx3vQ0sTm5a8tYw2RbR7nHc1EfUkJ6pLdO4iG9yWqSA';
const entry = {
  id: '3f9c7b12-58d4-4e6a-b1f0-9d2a6c84e715',
  summary: 'Réunion : atelier; à deux, ou à trois',
  description: `First line\nEND:VEVENT\r\nBEGIN:VALARM, "quoted" \\ ${'très long '.repeat(30)}`,
  url: `https://meet.example.org/vroom/atelier#invitation=${token}`,
  organizer: { name: 'Chloé "C"; ATTENDEE:evil', email: 'vroom@meet.example.org' },
  startsAt: Date.UTC(2026, 2, 29, 0, 30),
  minutes: 90,
  stampedAt: Date.UTC(2026, 2, 9, 8, 30),
};

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents();
  return { calendar, events, event: new ICAL.Event(events[0]) };
}

it('is read by a calendar as it was meant', () => {
  const { calendar, events, event } = read(calendarOf(entry));
  expect(events).toHaveLength(1);
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(event.uid).toBe(`${entry.id}@meet.example.org`);
  expect(event.summary).toBe(entry.summary);
  expect(event.description).toBe(entry.description.replace('\r\n', '\n'));
  expect(event.startDate.toJSDate()).toEqual(new Date(entry.startsAt));
  expect(event.startDate.zone.tzid).toBe('UTC');
  expect(event.endDate.toJSDate()).toEqual(new Date(entry.startsAt + 90 * 60_000));
  expect(event.component.getFirstPropertyValue('url')).toBe(entry.url);
  expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-03-09T08:30:00Z');
  expect(event.organizer).toBe('mailto:vroom@meet.example.org');
  expect(event.attendees).toEqual([]);
  expect(events[0]?.getAllSubcomponents()).toEqual([]);
});

it('is folded, with the line ends that mails have', () => {
  const text = calendarOf(entry);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it('stays the same entry when it is made again', () => {
  const again = calendarOf({ ...entry, stampedAt: entry.stampedAt + 1000 });
  expect(read(again).event.uid).toBe(read(calendarOf(entry)).event.uid);
});
