/** The pages of docs/ within the app, all of it lazy, where the operator wants them (`interface.demo`). */
import type { Routes } from '@angular/router';
import { ContentsPage } from './contents-page';
import { DocumentationFrame } from './documentation-frame';
import { DocumentationPage } from './documentation-page';
import { chosenPage, documentationShown } from './page-guards';

const page = {
  title: 'titles.documentation',
  component: DocumentationPage,
  resolve: { chosen: chosenPage },
  // The language may be another one.
  runGuardsAndResolvers: 'always',
} as const;

const documentationRoutes: Routes = [
  {
    path: '',
    component: DocumentationFrame,
    canActivate: [documentationShown],
    children: [
      { path: '', pathMatch: 'full', title: 'titles.documentation', component: ContentsPage },
      { path: ':page', ...page },
      { path: ':folder/:page', ...page },
    ],
  },
];

export default documentationRoutes;
