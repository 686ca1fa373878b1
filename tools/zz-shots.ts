import { launchChromium, newPerson } from '/tmp/w4-chat/apps/web-e2e/src/support/chromium.ts';
import { Person } from '/tmp/w4-chat/apps/web-e2e/src/support/person.ts';
import { VroomServer } from '/tmp/w4-chat/tools/test/vroom-server.ts';
const server = await VroomServer.start();
const browser = await launchChromium();
import axe from 'axe-core';
const check = async (who: Person, what: string) => { await who.page.evaluate(axe.source); const r = await who.page.evaluate(() => (window as any).axe.run({runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})) as any; for (const v of r.violations) console.log(what, v.id, v.nodes.map((n: any) => n.target.join(' ')).join(' | ')); };
const sizes = [[360, 740], [768, 1024], [1280, 800], [1920, 1080], [740, 360], [320, 568]] as const;
try {
  const ann = new Person(await newPerson(browser), 'Ann');
  await ann.page.goto(server.url);
  await ann.page.evaluate(async () => { await fetch('/api/v1/rooms', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"atelier"}' }); });
  const url = `${server.url}/atelier?audio=0&video=0`;
  await ann.join(url);
  const bob = new Person(await newPerson(browser), 'Bob'); await bob.join(url);
  const chloe = new Person(await newPerson(browser, { locale: 'fr-FR' }), 'Chloé');
  await chloe.page.goto(url); await chloe.testId('join-button').waitFor();
  await chloe.page.getByLabel('Votre nom').fill('Chloé'); await chloe.testId('join-button').click(); await chloe.testId('leave-button').waitFor();
  await ann.seesConnections(2);
  await bob.testId('hand-button').click(); await ann.tileOf('Bob').getByTestId('tile-hand').waitFor();
  await chloe.testId('hand-button').click();
  await ann.testId('hand-button').click();
  const shot = async (who: Person, name: string, w: number, h: number) => { if (w === 360 || w === 1280) await check(who, name); await who.page.screenshot({ path: `/tmp/shots-chat/${name}-${w}.png` }); };
  for (const [w, h] of sizes) {
    await ann.page.setViewportSize({ width: w, height: h });
    await bob.page.keyboard.press('Escape');
    await bob.testId('reactions-button').click(); await bob.testId('react-celebrate').click();
    await bob.say('Shall we begin with the roof? I have put the plans here: https://example.org/plans'); 
    await ann.testId('chat-toast').waitFor(); await ann.page.waitForTimeout(400);
    await shot(ann, 'toast', w, h);
    await ann.testId('chat-toast-dismiss').click();
    await ann.testId('raised-hands').click(); await ann.page.waitForTimeout(300); await shot(ann, 'hands', w, h); await ann.page.keyboard.press('Escape');
    await ann.testId('reactions-button').click(); await ann.page.waitForTimeout(300); await shot(ann, 'react', w, h); await ann.page.keyboard.press('Escape');
    await ann.testId('settings-button').click(); await ann.page.waitForTimeout(300); await shot(ann, 'settings', w, h); await ann.page.keyboard.press('Escape');
    await ann.openChat(); await ann.testId('chat-menu').click(); await ann.page.waitForTimeout(300); await shot(ann, 'chat', w, h); await ann.page.keyboard.press('Escape'); await ann.page.waitForTimeout(200); await ann.page.keyboard.press('Escape');
    if (await ann.testId('chat-input').isVisible()) { await ann.testId('chat-input').press('Escape'); }
  }
  await chloe.page.setViewportSize({ width: 360, height: 740 });
  await chloe.testId('raised-hands').click(); await chloe.page.waitForTimeout(300); await shot(chloe, 'fr-hands', 360, 740); await chloe.page.keyboard.press('Escape');
  await chloe.testId('reactions-button').click(); await chloe.page.waitForTimeout(300); await shot(chloe, 'fr-react', 360, 740);
} finally { await browser.close(); await server.stop(); }
