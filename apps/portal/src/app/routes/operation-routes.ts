import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazy-page.js';
import { workRoute } from '../work-route.js';

const getParentRoute = () => workRoute;

/** What those look at who run the platform. */
export const operationRoutes = [
  createRoute({
    getParentRoute,
    path: '/operation',
    component: lazyPage(
      () => import('../../pages/operation/operation-page.js'),
      'OperationPage',
      'operation',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    component: lazyPage(() => import('../../pages/audit/audit-page.js'), 'AuditPage', 'audit'),
  }),
] as const;
