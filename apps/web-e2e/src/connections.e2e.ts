import { expect, it, describe } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import type { Person } from './support/person.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('who reaches whom'), () => {
  const company = new Company();

  it('is shown to who leads the room, of all pairs, and to who becomes an owner', async () => {
    const { ann, others } = await company.quietlyAtAnns('Bob', 'Chloé');
    const [bob] = others as [Person, Person];
    await ann.actOnRoom('room-connections');
    await ann.page.getByRole('dialog', { name: 'Who reaches whom' }).waitFor();
    const rows = ann.testId('connections-table').getByRole('row');
    const shown = async () => (await rows.allInnerTexts()).map((row) => row.match(/You|Bob|Chloé|Direct/g));
    await expect.poll(shown, { timeout: 20_000 }).toEqual([
      ['You', 'Bob', 'Chloé'],
      ['You', 'Direct', 'Direct'],
      ['Bob', 'Direct', 'Direct'],
      ['Chloé', 'Direct', 'Direct'],
    ]);
    await ann.page.setViewportSize({ width: 360, height: 740 });
    const lists = ann.testId('connections-lists').locator('section');
    expect(await lists.count()).toBe(3);
    await lists.first().waitFor();
    expect(await ann.testId('connections-table').isVisible()).toBe(false);
    await ann.page.setViewportSize({ width: 1280, height: 720 });
    await ann.testId('connections-close').click();

    expect(await bob.testId('chairman-button').count()).toBe(0);
    await ann.act('promote', 'Bob');
    await ann.testId('question-yes').click();
    await bob.actOnRoom('room-connections');
    await expect
      .poll(() => bob.testId('connections-table').locator('[data-state="direct"]').count(), { timeout: 20_000 })
      .toBe(6);
  });
});
