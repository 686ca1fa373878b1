import type { Page } from 'playwright-core';
import { readLinks, type LinkStats } from './page-probe.ts';
import { until } from './until.ts';

/** Somebody who uses VROOM in Chromium: what they do, and what they see. */
export class Person {
  readonly problems: string[] = [];

  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  testId(id: string) {
    return this.page.getByTestId(id);
  }

  /** Opens the room's address and waits at the door. */
  async openDoor(url: string): Promise<void> {
    await this.page.goto(url);
    await this.testId('join-button').waitFor();
  }

  async join(url: string): Promise<void> {
    await this.openDoor(url);
    await this.enter();
  }

  /** At the door, waits until the camera gives pictures and goes on doing so. */
  async seesOwnPicture(): Promise<void> {
    const frames = () =>
      this.page
        .locator('video')
        .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
    await until(`${this.name} sees their own picture`, frames, (count) => count > 5);
  }

  /** From the door into the room. */
  async enter(): Promise<void> {
    await this.page.locator('input[name="displayName"]').fill(this.name);
    await this.testId('join-button').click();
    await this.testId('leave-button').waitFor();
  }

  async leave(): Promise<void> {
    await this.testId('leave-button').click();
    await this.testId('question-yes').click();
    await this.page.waitForURL(/\/goodbye\//);
  }

  async openChat(): Promise<void> {
    if (!(await this.testId('chat-input').isVisible())) await this.testId('chat-button').click();
    await this.testId('chat-input').waitFor();
  }

  async say(text: string): Promise<void> {
    await this.openChat();
    await this.testId('chat-input').fill(text);
    await this.testId('chat-send').click();
  }

  /** The tile of somebody else, by the name on it. */
  tileOf(name: string) {
    return this.page.locator('[data-testid="tile"]:not([data-self="true"])', { hasText: name });
  }

  async others(): Promise<string[]> {
    const names = this.page.locator('[data-testid="tile"]:not([data-self="true"]) [data-testid="tile-name"]');
    return (await names.allInnerTexts()).map((text) => text.trim()).toSorted();
  }

  async chat(): Promise<string> {
    return (await this.testId('chat-entry').allInnerTexts()).join('\n');
  }

  async links(): Promise<LinkStats[]> {
    return this.page.evaluate(readLinks);
  }

  /** Chooses a device from the menu beside a button. */
  async choose(menu: string, device: string): Promise<void> {
    await this.page.getByRole('button', { name: menu }).click();
    await this.page.getByRole('menuitemradio', { name: device }).click();
  }

  /** Some notice on the screen. */
  async isTold(text: string): Promise<void> {
    await this.page.getByRole('status').getByText(text).first().waitFor();
  }

  /** Chooses from the menu on somebody's tile. */
  async act(action: string, name: string): Promise<void> {
    await this.tileOf(name).hover();
    await this.tileOf(name).getByTestId('tile-menu').click();
    await this.testId(`action-${action}`).click();
  }

  /** What the menu on somebody's tile offers. */
  async actionsOn(name: string): Promise<string[]> {
    await this.tileOf(name).hover();
    await this.tileOf(name).getByTestId('tile-menu').click();
    const items = this.page.locator('[data-testid^="action-"]');
    await items.first().waitFor();
    const ids = await items.evaluateAll((found) => found.map((item) => item.getAttribute('data-testid') ?? ''));
    await this.page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
    return ids.map((id) => id.replace('action-', ''));
  }

  /** Chooses from the chairman's menu. */
  async actOnRoom(action: string): Promise<void> {
    await this.testId('chairman-button').click();
    await this.testId(action).click();
  }

  /** Opens the settings of the room, and waits until they are there. */
  async openSettings(): Promise<void> {
    await this.actOnRoom('room-settings');
    await this.testId('settings-save').waitFor();
  }

  async saveSettings(): Promise<void> {
    await this.testId('settings-save').click();
    await this.testId('settings-save').waitFor({ state: 'detached' });
  }

  /** Waits until each of `count` links has decoded more frames and heard more sound than now. */
  async seesAndHears(count: number): Promise<void> {
    await this.seesConnections(count);
    const before = await this.links();
    const moved = ({ frames, energy }: LinkStats, index: number) => {
      const then = before[index];
      return then !== undefined && frames > then.frames + 5 && energy > then.energy;
    };
    await until(
      `${this.name} sees and hears ${count} others`,
      () => this.links(),
      (links) => links.filter(moved).length === count,
    );
  }

  /** @param timeout ms that it may take */
  async seesConnections(count: number, timeout?: number): Promise<void> {
    await until(
      `${this.name} is connected to ${count} others`,
      () => this.links(),
      (links) => links.filter(({ state }) => state === 'connected').length === count,
      timeout,
    );
  }

  /** Waits until the data channels to `count` others take messages, which they do a little after their links connect. */
  async reaches(count: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => window.vroomProbe.channels.filter(({ readyState }) => readyState === 'open').length === wanted,
      count,
    );
  }
}
