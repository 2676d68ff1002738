import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazy-page.js';
import { workRoute } from '../work-route.js';

const getParentRoute = () => workRoute;

/** What analysts ask of the index. */
export const analysisRoutes = [
  createRoute({
    getParentRoute,
    path: '/query',
    component: lazyPage(() => import('../../pages/query/query-page.js'), 'QueryPage', 'query'),
  }),
] as const;
