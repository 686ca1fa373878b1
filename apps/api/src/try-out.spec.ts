import { describe, expect, it } from 'vitest';
import { wordsOfATry } from './try-out.js';

describe('the words of a try', () => {
  it('tell where other devices find us, and what their browsers warn of', () => {
    const words = wordsOfATry('https://localhost:8090/vroom', ['192.168.1.20', 'fd00::20']);
    expect(words).toContain('  https://192.168.1.20:8090/vroom\n  https://[fd00::20]:8090/vroom\n');
    expect(words).toMatch(/[▀▄█]{20}/);
    expect(words).toContain('the certificate vouches for itself');
  });

  it('tell where there is no network', () => {
    expect(wordsOfATry('https://localhost:8090', [])).toBe(
      'This machine is on no network, so no other device can reach it.\n',
    );
  });
});
