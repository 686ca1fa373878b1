/** The commands of a guide, as its readers run them. */

/**
 * The `sh` blocks below a heading, up to the next one of the same or a higher level.
 *
 * @param heading as it stands there, such as `### Upgrade`
 * @throws Error where the heading or any command below it is missing
 */
export function commandsBelow(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const start = lines.indexOf(heading);
  if (start === -1) throw new Error(`The guide has no ${heading}`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#{1,3} /.test(line));
  const section = (end === -1 ? rest : rest.slice(0, end)).join('\n');
  const blocks = [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block);
  if (blocks.length === 0) throw new Error(`The guide has no commands below ${heading}`);
  return blocks.join('');
}
