import { createRouter } from '@tanstack/react-router';
import { Loading } from '../ui/states.js';
import { PageFailure } from './page-failure.js';
import { rootRoute } from './root-route.js';
import { analysisRoutes } from './routes/analysis-routes.js';
import { caseRoutes } from './routes/case-routes.js';
import { operationRoutes } from './routes/operation-routes.js';
import { publicRoutes } from './routes/public-routes.js';
import { taskRoutes } from './routes/task-routes.js';
import { workRoute } from './work-route.js';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...publicRoutes,
    workRoute.addChildren([...taskRoutes, ...caseRoutes, ...analysisRoutes, ...operationRoutes]),
  ]),
  defaultPendingComponent: Loading,
  defaultErrorComponent: PageFailure,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
