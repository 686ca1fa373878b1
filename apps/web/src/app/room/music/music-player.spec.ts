import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../call/testing/fake-clock';
import { MusicPlayer } from './music-player';

/** An `<audio>` that does as it is told. */
class FakeElement extends EventTarget {
  src = '';
  volume = 1;
  playing = false;
  /** What a browser that wants a click first answers. */
  refusal: DOMException | undefined;

  async play(): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.playing = true;
  }

  pause(): void {
    this.playing = false;
  }
}

/** Lets what waits for answers go on. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 10; turns++) await Promise.resolve();
}

describe('MusicPlayer', () => {
  let clock: FakeClock;
  let element: FakeElement;
  let player: MusicPlayer;
  let gestures: Set<() => void>;
  let asked: number;
  let find: () => Promise<readonly string[]>;

  beforeEach(() => {
    clock = new FakeClock();
    element = new FakeElement();
    gestures = new Set();
    asked = 0;
    find = async () => ['a.mp3', 'b.mp3'];
    player = new MusicPlayer({
      element,
      clock,
      random: () => 0,
      find: () => {
        asked++;
        return find();
      },
      onGesture: (listener) => {
        gestures.add(listener);
        return () => gestures.delete(listener);
      },
    });
  });

  async function alone(ms = 2000): Promise<void> {
    player.want(true);
    clock.advance(ms);
    await settle();
  }

  it('waits two seconds, loads nothing before, and comes softly', async () => {
    await alone(1999);
    expect([asked, element.src, element.playing]).toEqual([0, '', false]);
    clock.advance(1);
    await settle();
    expect([asked, element.src, element.playing]).toEqual([1, 'a.mp3', true]);
    expect(element.volume).toBe(0);
    clock.advance(750);
    expect(element.volume).toBeCloseTo(0.175);
    clock.advance(750);
    expect(element.volume).toBeCloseTo(0.35);
    expect(clock.pending).toBe(0);
  });

  it('goes within 300 ms, and not at once', async () => {
    await alone(2000);
    clock.advance(1500);
    player.want(false);
    clock.advance(100);
    expect(element.playing).toBe(true);
    expect(element.volume).toBeLessThan(0.25);
    clock.advance(199);
    expect([element.playing, element.volume, clock.pending]).toEqual([false, 0, 0]);
  });

  it('comes again with another piece, from a list that is read anew', async () => {
    await alone();
    player.want(false);
    clock.advance(300);
    find = async () => ['a.mp3', 'new.mp3'];
    await alone();
    expect([asked, element.src, element.playing]).toEqual([2, 'new.mp3', true]);
  });

  it('never begins for somebody who is alone for a moment only', async () => {
    await alone(1000);
    player.want(false);
    clock.advance(10_000);
    await settle();
    expect([asked, element.playing]).toEqual([0, false]);
  });

  it('does not begin when somebody came while the list was on its way', async () => {
    let answer: (pieces: string[]) => void = () => undefined;
    find = () => new Promise((resolve) => (answer = resolve));
    await alone();
    player.want(false);
    answer(['a.mp3']);
    await settle();
    expect([element.src, element.playing]).toEqual(['', false]);
  });

  it('stops a fade out when one is alone again', async () => {
    await alone();
    clock.advance(1500);
    player.want(false);
    clock.advance(100);
    await alone();
    clock.advance(1500);
    expect([element.src, element.playing]).toEqual(['b.mp3', true]);
    expect(element.volume).toBeCloseTo(0.35);
  });

  it('goes on with another piece at the end of one', async () => {
    await alone();
    element.dispatchEvent(new Event('ended'));
    await settle();
    expect(element.src).toBe('b.mp3');
  });

  it('leaves out what the browser can not play, and gives up after the last', async () => {
    await alone();
    element.dispatchEvent(new Event('error'));
    await settle();
    expect(element.src).toBe('b.mp3');
    element.dispatchEvent(new Event('error'));
    element.dispatchEvent(new Event('ended'));
    await settle();
    clock.advance(1500);
    expect([element.src, clock.pending]).toEqual(['b.mp3', 0]);
  });

  it('is silent without a list, and asks again the next time', async () => {
    find = () => Promise.reject(new Error('offline'));
    await alone();
    expect(element.playing).toBe(false);
    player.want(false);
    find = async () => ['a.mp3'];
    await alone();
    expect(element.playing).toBe(true);
  });

  describe('where the browser wants a click first', () => {
    beforeEach(async () => {
      element.refusal = new DOMException('no', 'NotAllowedError');
      await alone();
    });

    it('begins with the next one', async () => {
      expect([element.playing, gestures.size]).toEqual([false, 1]);
      element.refusal = undefined;
      for (const gesture of gestures) gesture();
      await settle();
      expect([element.playing, gestures.size]).toEqual([true, 0]);
    });

    it('waits for none when somebody comes', () => {
      player.want(false);
      expect(gestures.size).toBe(0);
    });
  });

  it('ends at once with the room', async () => {
    await alone();
    player.close();
    element.dispatchEvent(new Event('ended'));
    await settle();
    expect([element.playing, clock.pending, element.src]).toEqual([false, 0, 'a.mp3']);
  });
});
