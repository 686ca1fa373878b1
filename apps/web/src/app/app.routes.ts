import type { Routes } from '@angular/router';
import { ErrorPage } from './shell/error-page';
import { roomNameFits } from './shell/room-name-fits';

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
