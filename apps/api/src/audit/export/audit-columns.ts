/** The columns of an export, in its order. English, as the events are. */
export const auditColumns = ['Id', 'Date (UTC)', 'Event', 'Who', 'Address', 'Message'] as const;
