import { lazyRouteComponent } from '@tanstack/react-router';
import { loadPart } from '../api/load-part.js';

/**
 * A page that is loaded when somebody goes there. A page that is missing after an upgrade makes the router load the
 * portal afresh; without a network that would end in the browser's own error page, so then the failure is shown.
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => loadPart(load), name);
