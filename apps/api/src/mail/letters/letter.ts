/** What a mail says, for both of its bodies. All of it is plain text. */
export interface Letter {
  subject: string;
  heading: string;
  /** The first is what mail readers show beside the subject. */
  paragraphs: string[];
  facts: { label: string; value: string }[];
  /** What somebody wrote, by the line. */
  quote: string[];
  /** What to do; the first is the one that the mail is for. */
  actions: Action[];
  /** Small print. */
  notes: string[];
  /** What stands between a label and what it is for, where there is no other form. */
  colon: string;
}

export interface Action {
  /** A sentence before it. */
  lead?: string;
  label: string;
  url: string;
}

/** A text of several lines, by the line, without what no reader should act upon. */
export function linesOf(text: string): string[] {
  const lines = text.trim().split(/\r\n|[\n\r\u2028\u2029]/);
  return lines.map((line) => line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ''));
}
