import { RestClient } from '@vroom/api-client';
import type { CreateRoomInput } from '@vroom/contract';
import type { Person } from './person.ts';

/** Makes a room as an integrator would. @returns the address people open */
export async function createRoom(serverUrl: string, body: CreateRoomInput = {}): Promise<string> {
  const { name } = await new RestClient({ baseUrl: serverUrl }).call('createRoom', { body });
  return `${serverUrl}/${name}`;
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
