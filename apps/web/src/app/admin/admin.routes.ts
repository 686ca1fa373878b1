/**
 * The console, all of it lazy. Its texts are in libs/i18n/<language>/admin.json, which is loaded with it (see
 * admin-texts.ts), so that nobody at a room's door pays for them.
 */
import type { Routes } from '@angular/router';
import { Console } from './console';
import { consoleReady } from './console-ready';
import { askedFirst } from './kit/unsaved';

const adminRoutes: Routes = [
  {
    path: '',
    component: Console,
    canActivate: [consoleReady],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      {
        path: 'overview',
        title: 'adminTitles.overview',
        loadComponent: () => import('./overview/overview-page').then((m) => m.OverviewPage),
      },
      {
        path: 'rooms',
        title: 'adminTitles.rooms',
        loadComponent: () => import('./rooms/rooms-page').then((m) => m.RoomsPage),
      },
      {
        path: 'rooms/:name',
        title: 'adminTitles.room',
        canDeactivate: [askedFirst],
        loadComponent: () => import('./rooms/managed-room-page').then((m) => m.ManagedRoomPage),
      },
      {
        path: 'audit',
        title: 'adminTitles.audit',
        loadComponent: () => import('./audit/audit-page').then((m) => m.AuditPage),
      },
      {
        path: 'keys',
        title: 'adminTitles.keys',
        loadComponent: () => import('./keys/keys-page').then((m) => m.KeysPage),
      },
      {
        path: 'mail',
        title: 'adminTitles.mail',
        loadComponent: () => import('./mail/mail-page').then((m) => m.MailPage),
      },
      {
        path: 'settings',
        title: 'adminTitles.settings',
        loadComponent: () => import('./settings/settings-page').then((m) => m.SettingsPage),
      },
    ],
  },
];

export default adminRoutes;
