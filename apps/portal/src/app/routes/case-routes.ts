import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazy-page.js';
import { workRoute } from '../work-route.js';

const getParentRoute = () => workRoute;

/** Reviews: who is reviewed and why, and what is said against it. */
export const caseRoutes = [
  createRoute({
    getParentRoute,
    path: '/cases',
    component: lazyPage(() => import('../../pages/cases/cases-page.js'), 'CasesPage', 'case'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$caseId',
    component: lazyPage(() => import('../../pages/cases/case-page.js'), 'CasePage', 'case', 'flag', 'query'),
  }),
] as const;
