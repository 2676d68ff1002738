import { createRoute } from '@tanstack/react-router';
import { lazyPage } from './lazy-page.js';
import { rootRoute } from './root-route.js';

/** What every page for officials stands in: it knows who is signed in. */
export const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work',
  component: lazyPage(() => import('../pages/work/workspace.js'), 'Workspace'),
});
