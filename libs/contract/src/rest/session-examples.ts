import { languages } from '../common.js';
import type { Examples } from './example.js';
import type { instanceEndpoints } from './instance-endpoints.js';
import type { sessionEndpoints } from './session-endpoints.js';

const id = 'c7a4d1f2-6b0e-4f39-a8d5-12e9b3c60f74';

export const instanceExamples: Examples<keyof typeof instanceEndpoints> = {
  getConfig: {
    result: {
      name: 'VROOM',
      version: '0.1.0',
      languages: [...languages],
      limits: { maxMembers: 20 },
      media: { frameRate: 15, maxUplink: 4000, codec: 'auto', relay: false },
      features: { feedback: true, etherpad: true, demo: false },
      theme: { id: 'default', name: 'VROOM', logo: null, logoDark: null, welcome: null, texts: {} },
      poweredBy: null,
    },
  },
  sendFeedback: { body: { email: 'ann@example.net', comment: 'The music is lovely.' } },
  getMusic: {
    result: {
      items: [
        { title: 'First light', url: 'api/v1/music/first-light.mp3' },
        { title: 'Slow water', url: 'api/v1/music/slow-water.mp3' },
      ],
    },
  },
};

export const sessionExamples: Examples<keyof typeof sessionEndpoints> = {
  openSession: { body: { language: 'en' }, result: { id, language: 'en', admin: false } },
  changeSession: { body: { language: 'fr' }, result: { id, language: 'fr', admin: false } },
  closeSession: {},
  openAdminSession: {
    body: { password: 'correct horse battery staple' },
    result: { id, language: 'en', admin: true },
  },
  getAdminSession: { result: { admin: false, until: null, methods: ['password'] } },
  closeAdminSession: {},
};
