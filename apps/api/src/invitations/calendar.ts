import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** What a meeting's entry in a calendar says. Moments in ms since 1970 UTC. */
export interface CalendarEntry {
  /** Stays the same for an invitation, so that a calendar that gets it twice has it once. */
  id: string;
  summary: string;
  description: string;
  url: string;
  /** Who invites; the address is that of the server. */
  organizer: { name: string; email: string };
  startsAt: number;
  minutes: number;
  stampedAt: number;
}

/**
 * An entry for the calendar (RFC 5545), to be taken over as it is: `PUBLISH`, not `REQUEST`. The answer to a `REQUEST` goes to
 * its organizer by mail, from inside of Outlook, Google's or Apple's calendar. The only address we know is the server's, which
 * nobody reads, and the answer would be lost; so there are no buttons that promise one, and the mail has a link instead. See
 * docs/adr/0027.
 */
export function calendarOf({ id, organizer, startsAt, minutes, stampedAt, ...entry }: CalendarEntry): string {
  const domain = organizer.email.slice(organizer.email.lastIndexOf('@') + 1);
  const calendar = ical({
    prodId: { company: 'VROOM', product: 'Invitations' },
    method: ICalCalendarMethod.PUBLISH,
    events: [
      {
        ...entry,
        id: `${id}@${domain}`,
        // Without a zone, and so written in UTC: every calendar shows it in its own.
        start: new Date(startsAt),
        end: new Date(startsAt + minutes * 60_000),
        stamp: new Date(stampedAt),
        organizer,
        status: ICalEventStatus.CONFIRMED,
      },
    ],
  });
  return calendar.toString();
}
