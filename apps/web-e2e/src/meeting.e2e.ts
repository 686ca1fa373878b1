import { describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import { sendGarbage } from './support/page-probe.ts';
import { createRoom } from './support/rooms.ts';
import type { Person } from './support/person.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('a meeting in Chromium'), () => {
  const company = new Company();

  async function meeting(...names: string[]): Promise<{ url: string; everybody: Person[] }> {
    const url = await createRoom(company.server.url);
    return { url, everybody: await company.join(url, names) };
  }

  it('starts on the home page: make a room, and join it', async () => {
    const ann = await company.person('Ann');
    await ann.page.goto(company.server.url);
    await ann.page.getByRole('textbox').fill('From-Home');
    await ann.page.keyboard.press('Enter');
    await ann.page.waitForURL(/\/from-home$/);
    await ann.enter();
    await ann.testId('alone').waitFor();
    expect(await ann.testId('people-count').innerText()).toContain('1');
  });

  it('lets three see, hear and read each other, and a late fourth read what was said', async () => {
    const { url, everybody } = await meeting('Ann', 'Bob', 'Chloé');
    const [ann, bob, chloe] = everybody as [Person, Person, Person];
    await Promise.all(everybody.map((each) => each.seesAndHears(2)));
    await expect.poll(() => ann.others()).toEqual(['Bob', 'Chloé']);
    await expect.poll(() => bob.others()).toEqual(['Ann', 'Chloé']);

    await ann.say('Hello from Ann, see https://example.org/x');
    await bob.say('Hello from <b>Bob</b>');
    await chloe.openChat();
    for (const each of everybody) {
      await each.openChat();
      await expect.poll(() => each.chat()).toContain('Hello from Ann');
      await expect.poll(() => each.chat()).toContain('Hello from <b>Bob</b>');
    }
    const link = chloe.testId('chat-entry').getByRole('link', { name: 'https://example.org/x' });
    expect(await link.getAttribute('rel')).toContain('noopener');

    const late = await company.person('Dora');
    await late.join(url);
    await late.openChat();
    await expect.poll(() => late.chat()).toContain('Hello from Ann');
    expect(await late.chat()).toContain('Hello from <b>Bob</b>');
    await late.seesAndHears(3);
    expect(await late.testId('people-count').innerText()).toContain('4');
  });

  it('shows mute and camera off, and really stops the media', async () => {
    const { everybody } = await meeting('Ann', 'Bob');
    const [ann, bob] = everybody as [Person, Person];
    await ann.seesAndHears(1);

    await bob.testId('mic-button').click();
    await ann.tileOf('Bob').getByTestId('tile-muted').waitFor();
    await bob.testId('camera-button').click();
    await ann.tileOf('Bob').getByTestId('tile-camera-off').waitFor();
    const sent = async () => {
      const [link] = await bob.links();
      return { audio: link?.audioBytesSent, video: link?.videoBytesSent };
    };
    // What was under way when the buttons were pressed may still go out; then the counters must stand still.
    let last = await sent();
    await expect
      .poll(
        async () => {
          const before = last;
          last = await sent();
          return before.audio === last.audio && before.video === last.video;
        },
        { interval: 1000, timeout: 15_000 },
      )
      .toBe(true);

    await bob.testId('mic-button').click();
    await bob.testId('camera-button').click();
    await ann.tileOf('Bob').getByTestId('tile-muted').waitFor({ state: 'detached' });
    await ann.tileOf('Bob').getByTestId('tile-camera-off').waitFor({ state: 'detached' });
    await ann.seesAndHears(1);
  });

  it('ends for who leaves: the tile goes everywhere', async () => {
    const { everybody } = await meeting('Ann', 'Bob', 'Chloé');
    const [ann, bob, chloe] = everybody as [Person, Person, Person];
    await ann.seesConnections(2);
    await bob.leave();
    await expect.poll(() => ann.others()).toEqual(['Chloé']);
    await expect.poll(() => chloe.others()).toEqual(['Ann']);
    await ann.seesAndHears(1);
    expect(await bob.links()).toEqual([]);
  });

  it('asks before leaving, and goes on if one stays', async () => {
    const { everybody } = await meeting('Ann', 'Bob');
    const [ann, bob] = everybody as [Person, Person];
    await ann.seesAndHears(1);
    await bob.testId('leave-button').click();
    await ann.tileOf('Bob').getByTestId('tile-muted').waitFor();
    await bob.page.keyboard.press('Escape');
    await ann.tileOf('Bob').getByTestId('tile-muted').waitFor({ state: 'detached' });
    await ann.seesAndHears(1);
  });

  it('survives a reload in the middle', async () => {
    const { everybody } = await meeting('Ann', 'Bob');
    const [ann, bob] = everybody as [Person, Person];
    await ann.seesAndHears(1);
    await bob.page.reload();
    await expect.poll(() => ann.others()).toEqual([]);
    await bob.enter();
    await Promise.all([ann.seesAndHears(1), bob.seesAndHears(1)]);
    await expect.poll(() => ann.others()).toEqual(['Bob']);
  });

  it('is not seen from another room', async () => {
    const [here, there] = [await meeting('Ann', 'Bob'), await meeting('Eve')];
    await here.everybody[0]?.seesAndHears(1);
    const [eve] = there.everybody as [Person];
    await eve.testId('alone').waitFor();
    expect(await eve.others()).toEqual([]);
    expect(await eve.links()).toEqual([]);
    await here.everybody[0]?.say('not for Eve');
    await expect.poll(() => here.everybody[1]?.testId('chat-button').getAttribute('aria-label')).toMatch(/1/);
    await eve.openChat();
    expect(await eve.chat()).toBe('');
  });

  it('does not mind what a modified client sends over the data channel', async () => {
    const { everybody } = await meeting('Ann', 'Bob', 'Mallory');
    const [ann, bob, mallory] = everybody as [Person, Person, Person];
    await mallory.reaches(2);
    await mallory.page.evaluate(sendGarbage);
    await bob.say('still here');
    await ann.openChat();
    await expect.poll(() => ann.chat()).toContain('still here');
    expect(await ann.chat()).not.toContain('xxx');
    expect(await ann.testId('chat-entry').count()).toBe(1);
    await Promise.all([ann.seesAndHears(2), bob.seesAndHears(2)]);
    // What came too fast was dropped; what comes later is heard again.
    await until(
      'Ann reads Mallory again',
      async () => {
        await mallory.say('sorry');
        return ann.chat();
      },
      (text) => text.includes('sorry'),
    );
  });

  it('takes people who come without camera, or only to listen', async () => {
    const url = await createRoom(company.server.url);
    const [ann, bob] = [await company.person('Ann'), await company.person('Bob')];
    await ann.join(`${url}?video=0`);
    await bob.openDoor(`${url}?audio=0&video=0`);
    await bob.enter();
    await bob.tileOf('Ann').getByTestId('tile-camera-off').waitFor();
    await ann.tileOf('Bob').getByTestId('tile-muted').waitFor();
    const heard = async () => (await bob.links())[0]?.energy ?? 0;
    await expect.poll(heard, { timeout: 20_000 }).toBeGreaterThan(0);
    expect((await bob.links())[0]?.frames).toBe(0);
  });

  it('shows the first picture after "Join", however many are there', async () => {
    const url = await createRoom(company.server.url);
    const guests = await company.join(url, ['Ann', 'Bob']);
    const guest = await company.person('Chloé');
    await guest.openDoor(url);
    // The made-up camera that all pages share stands still for two seconds when one more page opens it.
    await guest.seesOwnPicture();
    await guest.enter();
    await guest.page.waitForFunction(() => window.vroomProbe.firstFrameAt !== null);
    const wait = await guest.page.evaluate(
      () => (window.vroomProbe.firstFrameAt ?? 0) - (window.vroomProbe.joinedAt ?? Infinity),
    );
    // How long it may take is for the bench to judge, which has the machine to itself.
    process.stdout.write(`first picture ${Math.round(wait)} ms after "Join"\n`);
    expect(wait).toBeGreaterThan(0);
    await guest.seesConnections(guests.length);
  });
});
