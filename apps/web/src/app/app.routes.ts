import type { Routes } from '@angular/router';
import { ErrorPage } from './shell/error-page';
import { roomNameFits } from './shell/room-name-fits';
import { answerTokenTaken, roomTokenTaken } from './shell/token-taken';

/** Titles are translation keys; see shell/page-title.ts. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'titles.home',
    loadComponent: () => import('./home/home-page').then((m) => m.HomePage),
  },
  {
    path: 'goodbye/:room',
    title: 'titles.goodbye',
    loadComponent: () => import('./goodbye/goodbye-page').then((m) => m.GoodbyePage),
  },
  {
    path: 'invitation',
    title: 'titles.invitation',
    canActivate: [answerTokenTaken],
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('./invitation/invitation-page').then((m) => m.InvitationPage),
  },
  {
    path: 'feedback',
    title: 'titles.feedback',
    loadComponent: () => import('./feedback/feedback-page').then((m) => m.FeedbackPage),
  },
  {
    path: 'about',
    title: 'titles.about',
    loadComponent: () => import('./about/about-page').then((m) => m.AboutPage),
  },
  { path: 'documentation', loadChildren: () => import('./documentation/documentation.routes') },
  { path: 'admin', loadChildren: () => import('./admin/admin.routes') },
  {
    path: 'not-found',
    title: 'titles.notFound',
    loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
  },
  // Not lazy: it is shown when lazy code can't be loaded.
  { path: 'error', title: 'titles.error', component: ErrorPage },
  {
    path: ':room',
    title: 'titles.room',
    canMatch: [roomNameFits],
    canActivate: [roomTokenTaken],
    // Also where nothing but what is behind the # is another: somebody follows a link from within its room.
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('./room/room-page').then((m) => m.RoomPage),
  },
  {
    path: ':room',
    title: 'titles.wrongName',
    loadComponent: () => import('./shell/wrong-name-page').then((m) => m.WrongNamePage),
  },
  {
    path: '**',
    title: 'titles.notFound',
    loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
  },
];
