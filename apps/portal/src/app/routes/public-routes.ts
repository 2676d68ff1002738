import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { lazyPage } from '../lazy-page.js';
import { rootRoute } from '../root-route.js';

const getParentRoute = () => rootRoute;

/** Pages that everybody may read. */
export const publicRoutes = [
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyPage(() => import('../../pages/home/home-page.js'), 'HomePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/units/$unitId',
    component: lazyPage(() => import('../../pages/unit/unit-page.js'), 'UnitPage', 'unitPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/figures',
    validateSearch: z.object({ publication: z.uuid().optional().catch(undefined) }),
    component: lazyPage(() => import('../../pages/figures/figures-page.js'), 'FiguresPage', 'figures'),
  }),
  createRoute({
    getParentRoute,
    path: '/directives',
    component: lazyPage(() => import('../../pages/directives/register-page.js'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/directives/$directiveId',
    component: lazyPage(() => import('../../pages/directives/directive-page.js'), 'DirectivePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/method',
    component: lazyPage(() => import('../../pages/method/method-page.js'), 'MethodPage', 'method'),
  }),
  createRoute({
    getParentRoute,
    path: '/open-data',
    component: lazyPage(() => import('../../pages/open-data/open-data-page.js'), 'OpenDataPage', 'openData'),
  }),
  createRoute({
    getParentRoute,
    path: '/polls',
    component: lazyPage(() => import('../../pages/polls/polls-page.js'), 'PollsPage', 'poll'),
  }),
  createRoute({
    getParentRoute,
    path: '/polls/$pollId',
    component: lazyPage(() => import('../../pages/polls/poll-page.js'), 'PollPage', 'poll'),
  }),
  createRoute({
    getParentRoute,
    path: '/accessibility',
    component: lazyPage(
      () => import('../../pages/accessibility/accessibility-page.js'),
      'AccessibilityPage',
      'accessibility',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/report',
    component: lazyPage(() => import('../../pages/report/report-page.js'), 'ReportPage', 'report'),
  }),
  createRoute({
    getParentRoute,
    path: '/report/receipt',
    component: lazyPage(() => import('../../pages/report/receipt-page.js'), 'ReceiptPage', 'report'),
  }),
  createRoute({
    getParentRoute,
    path: '/report/petition',
    component: lazyPage(() => import('../../pages/petition/petition-page.js'), 'PetitionPage', 'petition'),
  }),
  createRoute({
    getParentRoute,
    path: '/phone',
    component: lazyPage(() => import('../../pages/phone/phone-page.js'), 'PhonePage', 'phone'),
  }),
  createRoute({
    getParentRoute,
    path: '/design',
    component: lazyPage(() => import('../../pages/design/design-page.js'), 'DesignPage', 'design', 'query'),
  }),
  createRoute({
    getParentRoute,
    path: '/login/callback',
    component: lazyPage(() => import('../../pages/auth/callback-page.js'), 'CallbackPage'),
  }),
] as const;
