import { adminSessionInput } from './admin.js';
import { endpoint } from './endpoint.js';
import { sessionInput, sessionSchema } from './session.js';

/** Who one is. */
export const sessionEndpoints = {
  openSession: endpoint({
    method: 'POST',
    path: '/session',
    tag: 'session',
    summary: 'Create the session, or read the one the cookie names',
    access: 'anyone',
    opensSession: true,
    body: sessionInput,
    status: 200,
    result: sessionSchema,
    problems: [],
  }),
  changeSession: endpoint({
    method: 'PATCH',
    path: '/session',
    tag: 'session',
    summary: 'Set the language of the session',
    access: 'anyone',
    body: sessionInput,
    status: 200,
    result: sessionSchema,
    problems: ['unauthenticated', 'forbidden'],
  }),
  closeSession: endpoint({
    method: 'DELETE',
    path: '/session',
    tag: 'session',
    summary: 'Sign out: forget the session and all its roles',
    access: 'anyone',
    status: 204,
    problems: ['unauthenticated', 'forbidden'],
  }),
  openAdminSession: endpoint({
    method: 'POST',
    path: '/admin/session',
    tag: 'session',
    summary: 'Sign in as an administrator: the session becomes one',
    access: 'anyone',
    opensSession: true,
    body: adminSessionInput,
    status: 200,
    result: sessionSchema,
    problems: ['admin_closed', 'wrong_password', 'forbidden', 'unavailable'],
  }),
} as const;
