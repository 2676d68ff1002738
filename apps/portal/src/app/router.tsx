import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Loading } from '../ui/states.js';
import { Frame } from './frame.js';
import { lazyPage } from './lazy-page.js';
import { PageFailure } from './page-failure.js';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: lazyPage(() => import('../pages/not-found/not-found-page.js'), 'NotFoundPage'),
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyPage(() => import('../pages/home/home-page.js'), 'HomePage'),
});
const unit = createRoute({
  getParentRoute: () => root,
  path: '/units/$unitId',
  component: lazyPage(() => import('../pages/unit/unit-page.js'), 'UnitPage'),
});
const directives = createRoute({
  getParentRoute: () => root,
  path: '/directives',
  component: lazyPage(() => import('../pages/directives/register-page.js'), 'RegisterPage'),
});
const directive = createRoute({
  getParentRoute: () => root,
  path: '/directives/$directiveId',
  component: lazyPage(() => import('../pages/directives/directive-page.js'), 'DirectivePage'),
});
const phone = createRoute({
  getParentRoute: () => root,
  path: '/phone',
  component: lazyPage(() => import('../pages/phone/phone-page.js'), 'PhonePage'),
});
const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyPage(() => import('../pages/design/design-page.js'), 'DesignPage'),
});
const callback = createRoute({
  getParentRoute: () => root,
  path: '/login/callback',
  component: lazyPage(() => import('../pages/auth/callback-page.js'), 'CallbackPage'),
});

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: lazyPage(() => import('../pages/work/workspace.js'), 'Workspace'),
});
const workHome = createRoute({
  getParentRoute: () => work,
  path: '/',
  component: lazyPage(() => import('../pages/work/work-home-page.js'), 'WorkHomePage'),
});
const assignments = createRoute({
  getParentRoute: () => work,
  path: '/assignments',
  component: lazyPage(() => import('../pages/assignments/assignments-page.js'), 'AssignmentsPage'),
});
const workDirectives = createRoute({
  getParentRoute: () => work,
  path: '/directives',
  component: lazyPage(() => import('../pages/directives/register-page.js'), 'WorkRegisterPage'),
});
const workDirective = createRoute({
  getParentRoute: () => work,
  path: '/directives/$directiveId',
  component: lazyPage(() => import('../pages/directives/work-directive-page.js'), 'WorkDirectivePage'),
});
const trace = createRoute({
  getParentRoute: () => work,
  path: '/clauses/$clauseId',
  component: lazyPage(() => import('../pages/trace/trace-page.js'), 'TracePage'),
});
const cases = createRoute({
  getParentRoute: () => work,
  path: '/cases',
  component: lazyPage(() => import('../pages/cases/cases-page.js'), 'CasesPage'),
});
const handlingCase = createRoute({
  getParentRoute: () => work,
  path: '/cases/$caseId',
  component: lazyPage(() => import('../pages/cases/case-page.js'), 'CasePage'),
});
const query = createRoute({
  getParentRoute: () => work,
  path: '/query',
  component: lazyPage(() => import('../pages/query/query-page.js'), 'QueryPage'),
});

const workRoutes = [workHome, assignments, workDirectives, workDirective, trace, cases, handlingCase, query];

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    unit,
    directives,
    directive,
    phone,
    design,
    callback,
    work.addChildren(workRoutes),
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
