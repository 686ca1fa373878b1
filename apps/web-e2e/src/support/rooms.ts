import { RestClient } from '@vroom/api-client';
import type { CreateRoomInput } from '@vroom/contract';
import type { Person } from './person.ts';

/** Makes a room as an integrator would. @returns the address people open */
export async function createRoom(serverUrl: string, body: CreateRoomInput = {}): Promise<string> {
  const { name } = await new RestClient({ baseUrl: serverUrl }).call('createRoom', { body });
  return `${serverUrl}/${name}`;
}

/** As {@link makeOwnRoom}, without camera and microphone: for what needs neither. @returns the address to come so too */
export async function makeSilentRoom(person: Person, serverUrl: string, name: string): Promise<string> {
  await person.page.goto(serverUrl);
  await person.page.evaluate(async (body) => {
    await fetch(new URL('api/v1/rooms', document.baseURI), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
  }, JSON.stringify({ name }));
  const url = `${serverUrl}/${name}?audio=0&video=0`;
  await person.join(url);
  return url;
}

/** Somebody makes a room in their browser, so that it is theirs, and goes in. @returns its address */
export async function makeOwnRoom(person: Person, serverUrl: string, name: string): Promise<string> {
  const url = `${serverUrl}/${name}`;
  await person.page.goto(serverUrl);
  await person.page.getByRole('textbox').fill(name);
  await person.page.keyboard.press('Enter');
  await person.page.waitForURL(url);
  await person.enter();
  return url;
}
