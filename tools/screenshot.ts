/**
 * Makes the picture in the README: a meeting of four in real browsers, on a server of its own. `npm run screenshot`.
 * The people are drawn: what a camera without a person shows would say nothing.
 */
import { launchChromium, newPerson } from '../apps/web-e2e/src/support/chromium.ts';
import { Person } from '../apps/web-e2e/src/support/person.ts';
import { drawPerson, replaceCamera } from './screenshot/portrait.ts';
import { VroomServer } from './test/vroom-server.ts';

const file = new URL('../docs/images/room.png', import.meta.url).pathname;
const names = ['Ann', 'Bob', 'Chloé', 'Dora'];

await using cleanup = new AsyncDisposableStack();
const server = await VroomServer.start();
cleanup.defer(async () => void (await server.stop()));
const browser = await launchChromium('lively');
cleanup.defer(() => browser.close());

const people: Person[] = [];
for (const [index, name] of names.entries()) {
  const page = await newPerson(browser, { viewport: { width: 1280, height: 760 }, deviceScaleFactor: 1.5 });
  await page.addInitScript(drawPerson, index);
  await page.addInitScript(replaceCamera);
  const person = new Person(page, name);
  if (index === 0) await createAtelier(person, server.url);
  else await person.join(`${server.url}/atelier`);
  people.push(person);
}
const [ann, bob, chloe] = people as [Person, Person, Person];
await ann.seesAndHears(names.length - 1);
await bob.say('Good morning! I have put the plans here: https://example.org/plans');
await chloe.say('Merci, je les regarde.');
await ann.say('Shall we begin with the roof?');
await bob.testId('mic-button').click();
await ann.tileOf('Bob').getByTestId('tile-muted').waitFor();
await ann.page.screenshot({ path: file });
process.stdout.write(`${file}\n`);

async function createAtelier(person: Person, url: string): Promise<void> {
  await person.page.goto(url);
  await person.page.getByRole('textbox').fill('atelier');
  await person.page.keyboard.press('Enter');
  await person.enter();
}
