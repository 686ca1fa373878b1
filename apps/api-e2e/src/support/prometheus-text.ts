/** One line of what Prometheus reads. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const label = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;

/** The text format 0.0.4 of Prometheus; stricter than Prometheus: each metric has HELP and TYPE, once, and all its lines together. */
export function parsePrometheusText(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end');
  const samples: Sample[] = [];
  const seen = new Set<string>();
  let family = '';
  let described = '';
  for (const each of text.split('\n')) {
    const [, keyword, name = ''] = /^# (HELP|TYPE) (\S+) \S/.exec(each) ?? [];
    if (keyword === 'HELP') described = name;
    else if (keyword === 'TYPE') {
      if (seen.has(name) || described !== name) throw new Error(`${name} is described twice, or not at all`);
      seen.add((family = name));
    } else if (each !== '') samples.push(sampleOf(each, family));
  }
  return samples;
}

function sampleOf(text: string, family: string): Sample {
  const [, name = '', inside = '', number = ''] = line.exec(text) ?? [];
  if (name.replace(/_(bucket|sum|count)$/, '') !== family && name !== family)
    throw new Error(`Not of ${family}: ${text}`);
  const value = Number(number.replace('Inf', 'Infinity'));
  if (Number.isNaN(value)) throw new Error(`No number: ${text}`);
  return { name, labels: labelsOf(inside), value };
}

function labelsOf(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  label.lastIndex = 0;
  for (let end = 0; end < text.length; end = label.lastIndex) {
    const [, name = '', value = ''] = label.exec(text) ?? [];
    if (name === '' || name in labels) throw new Error(`No labels: ${text}`);
    labels[name] = value.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
  }
  return labels;
}

/** All values of a metric with these labels, added up; `undefined` where there is none. */
export function total(
  samples: readonly Sample[],
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  const fits = ({ labels: has }: Sample) => Object.entries(labels).every(([key, value]) => has[key] === value);
  const found = samples.filter((each) => each.name === name && fits(each));
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
}
