/**
 * The arrows of the house, as tables: who may import whom. docs/adr and CONTRIBUTING.md say why; ESLint reads them here.
 */

/** Between projects, by the tags in their `project.json`. What isn't named is forbidden. */
export const projectArrows = [
  { sourceTag: 'type:policy', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:engine', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:policy'] },
  { sourceTag: 'type:data', onlyDependOnLibsWithTags: ['type:contract', 'type:policy'] },
  {
    allSourceTags: ['scope:api', 'type:app'],
    onlyDependOnLibsWithTags: ['type:contract', 'type:policy', 'type:data'],
    notDependOnLibsWithTags: ['type:engine'],
  },
  {
    allSourceTags: ['scope:web', 'type:app'],
    onlyDependOnLibsWithTags: ['type:contract', 'type:policy', 'type:data', 'type:engine'],
  },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:contract', 'type:data'] },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
];

/** The npm packages of shipped code. Node's own modules are kept out of the libs by their `types: []`. */
export const packageArrows = [
  { sourceTag: 'type:policy', allowedExternalImports: [] },
  { sourceTag: 'type:engine', allowedExternalImports: [] },
  { sourceTag: 'type:contract', allowedExternalImports: ['zod'] },
  { allSourceTags: ['scope:shared', 'type:data'], allowedExternalImports: ['socket.io-client'] },
  {
    allSourceTags: ['scope:api', 'type:app'],
    allowedExternalImports: [
      '@nestjs/*',
      '@nestjs-modules/*',
      '@inquirer/prompts',
      '@node-rs/argon2',
      '@peculiar/x509',
      'commander',
      'cookie',
      'culori',
      'exceljs',
      'express',
      'htmlparser2',
      'ical-generator',
      'ioredis',
      'ipaddr.js',
      'leven',
      'lru-cache',
      'nestjs-*',
      'nodemailer',
      'p-limit',
      'pino',
      'prom-client',
      'proxy-addr',
      'rate-limiter-flexible',
      'reflect-metadata',
      'rxjs',
      'sanitize-html',
      'sirv',
      'socket.io',
      'socket.io-adapter',
      'socket.io-parser',
      'typeorm',
      'uqr',
      'zod',
    ],
  },
  {
    allSourceTags: ['scope:web', 'type:app'],
    allowedExternalImports: ['@angular/*', '@jsverse/*', '@lucide/*', 'minisearch', 'rxjs', 'zod'],
  },
];

/**
 * Between the modules of the API. All of them may use `platform` and `audit`; a module that isn't named here may use nothing else. An
 * arrow comes with the first import that needs it.
 */
export const apiArrows: Record<string, readonly string[]> = {
  rooms: ['presence'],
  invitations: ['rooms', 'mail'],
  notifications: ['rooms', 'presence', 'mail'],
  feedback: ['mail'],
  metrics: ['presence', 'rooms', 'mail', 'supervisor'],
  etherpad: ['rooms'],
  overview: ['rooms', 'presence', 'mail'],
  roles: ['sessions', 'rooms', 'invitations'],
  cli: ['presence', 'rooms', 'roles', 'sessions'],
  signaling: ['presence', 'rooms', 'roles', 'turn', 'sessions', 'invitations', 'notifications'],
};
