import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazy-page.js';
import { workRoute } from '../work-route.js';

const getParentRoute = () => workRoute;

/** Reviews: who is reviewed and why, and what is said against it; and what was said in confidence. */
export const caseRoutes = [
  createRoute({
    getParentRoute,
    path: '/cases',
    component: lazyPage(() => import('../../pages/cases/cases-page.js'), 'CasesPage', 'case'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$caseId',
    component: lazyPage(
      () => import('../../pages/cases/case-page.js'),
      'CasePage',
      'case',
      'flag',
      'query',
      'steps',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/own',
    component: lazyPage(() => import('../../pages/own/own-page.js'), 'OwnPage', 'case', 'steps'),
  }),
  createRoute({
    getParentRoute,
    path: '/own/$caseId',
    component: lazyPage(() => import('../../pages/own/own-case-page.js'), 'OwnCasePage', 'case', 'steps'),
  }),
  createRoute({
    getParentRoute,
    path: '/inbox',
    component: lazyPage(() => import('../../pages/inbox/inbox-page.js'), 'InboxPage', 'inbox', 'report'),
  }),
  createRoute({
    getParentRoute,
    path: '/inbox/$reportId',
    component: lazyPage(
      () => import('../../pages/inbox/inbox-report-page.js'),
      'InboxReportPage',
      'inbox',
      'report',
    ),
  }),
] as const;
