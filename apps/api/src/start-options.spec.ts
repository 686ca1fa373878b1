import { describe, expect, it } from 'vitest';
import { readStartOptions, settingsOfATry } from './start-options.js';

describe('the words behind npm start', () => {
  it('may ask for a certificate that vouches for itself', () => {
    expect(readStartOptions([])).toEqual({ selfSigned: false });
    expect(readStartOptions(['--tls', 'self-signed'])).toEqual({ selfSigned: true });
    expect(readStartOptions(['--tls=self-signed'])).toEqual({ selfSigned: true });
  });

  it.each([
    [['--tls', 'on'], '--tls is "on"; allowed is --tls self-signed, or nothing: settings say all else'],
    [['--tsl', 'self-signed'], /'--tsl'.* allowed is --tls self-signed/],
    [['--tls'], /'--tls.*argument missing.* allowed is --tls self-signed/],
    [['8090'], /'8090'.* allowed is --tls self-signed/],
  ])('are refused otherwise: %j', (args, message) => {
    expect(() => readStartOptions(args)).toThrow(message);
  });

  it('go with no other certificate', async () => {
    await expect(settingsOfATry({ VROOM_DAEMON_TLS_KEY: 'key.pem' })).rejects.toThrow(
      'VROOM_DAEMON_TLS_KEY is set; allowed is that, or --tls self-signed',
    );
  });
});
