/** What `npm audit --json` says, in our words. */

interface Advisory {
  title: string;
  url: string;
  severity: string;
  range: string;
}

/** The parts of its answer that are read here. */
interface Report {
  vulnerabilities?: Record<string, { name: string; via: (Advisory | string)[] }>;
  message?: string;
}

export type KnownProblems =
  /** The registry was asked. */
  | { readonly asked: true; readonly problems: readonly string[] }
  /** It could not be: without a network, or at a mirror that does not know. */
  | { readonly asked: false; readonly reason: string };

/**
 * @param answer what it wrote on its standard output
 * @param ours the packages that matter; it is asked for all
 */
export function readAudit(answer: string, ours: ReadonlySet<string>): KnownProblems {
  const report = parsed(answer);
  if (!report?.vulnerabilities) return { asked: false, reason: report?.message ?? (answer.trim() || 'no answer') };
  // What is only a way to a problem is a name there.
  const found = Object.values(report.vulnerabilities)
    .filter(({ name }) => ours.has(name))
    .flatMap(({ name, via }) =>
      via
        .filter((each) => typeof each !== 'string')
        .map(({ title, url, severity, range }) => `${name} ${range}: ${title} (${severity}, ${url})`),
    );
  return { asked: true, problems: found.toSorted() };
}

function parsed(answer: string): Report | undefined {
  try {
    return JSON.parse(answer) as Report;
  } catch {
    return undefined;
  }
}
