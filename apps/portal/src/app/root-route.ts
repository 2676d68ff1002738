import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './frame.js';
import { lazyPage } from './lazy-page.js';

/** What every page stands in. */
export const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: lazyPage(() => import('../pages/not-found/not-found-page.js'), 'NotFoundPage'),
});
