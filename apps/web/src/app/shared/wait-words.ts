/** A wait as a translation key and what stands in it. */
export interface WaitWords {
  key: string;
  params: Record<string, number>;
}

/** How long somebody has to wait before the next try with a password. */
export function waitWords(seconds: number): WaitWords {
  if (seconds < 60) return { key: 'password.wait.seconds', params: { seconds } };
  return { key: 'password.wait.minutes', params: { minutes: Math.floor(seconds / 60), seconds: seconds % 60 } };
}

/** Whole seconds until then, the last one begun included; 0 once it is over. */
export function secondsUntil(end: number, now: number): number {
  return Math.max(0, Math.ceil((end - now) / 1000));
}
