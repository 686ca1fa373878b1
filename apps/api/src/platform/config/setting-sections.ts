/** What each section is about, for documents and the example. A spec holds them complete. */
export const sectionDescriptions: Readonly<Partial<Record<string, string>>> = {
  admin: 'How administrators sign in: see docs/admin.md.',
  audit: 'The record of what was done: see docs/audit.md.',
  daemon: 'The server itself: where it listens, where people find it, and what one client may ask of it.',
  database: 'Where rooms and the audit are kept: see docs/database.md.',
  directories: 'Folders of your own.',
  email: 'Mails that VROOM sends: see docs/mail.md.',
  etherpad: 'Shared notes beside the meeting, by an Etherpad of yours: see docs/etherpad.md.',
  interface: 'What people see.',
  metrics: 'How the instance does, for Prometheus: see docs/metrics.md.',
  rooms: 'What holds for every room.',
  turn: 'Servers through which browsers find a way to each other: see docs/turn.md.',
  video: 'Pictures and how much of the line they take.',
};
