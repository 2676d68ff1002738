import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Failure, Loading } from '../ui/states.js';
import { Frame } from './frame.js';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: lazyRouteComponent(() => import('../pages/not-found/not-found-page.js'), 'NotFoundPage'),
  errorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/home/home-page.js'), 'HomePage'),
});
const unit = createRoute({
  getParentRoute: () => root,
  path: '/units/$unitId',
  component: lazyRouteComponent(() => import('../pages/unit/unit-page.js'), 'UnitPage'),
});
const directives = createRoute({
  getParentRoute: () => root,
  path: '/directives',
  component: lazyRouteComponent(() => import('../pages/directives/register-page.js'), 'RegisterPage'),
});
const directive = createRoute({
  getParentRoute: () => root,
  path: '/directives/$directiveId',
  component: lazyRouteComponent(() => import('../pages/directives/directive-page.js'), 'DirectivePage'),
});
const phone = createRoute({
  getParentRoute: () => root,
  path: '/phone',
  component: lazyRouteComponent(() => import('../pages/phone/phone-page.js'), 'PhonePage'),
});
const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('../pages/design/design-page.js'), 'DesignPage'),
});
const callback = createRoute({
  getParentRoute: () => root,
  path: '/login/callback',
  component: lazyRouteComponent(() => import('../pages/auth/callback-page.js'), 'CallbackPage'),
});

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: lazyRouteComponent(() => import('../pages/work/workspace.js'), 'Workspace'),
});
const workHome = createRoute({
  getParentRoute: () => work,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/work/work-home-page.js'), 'WorkHomePage'),
});
const assignments = createRoute({
  getParentRoute: () => work,
  path: '/assignments',
  component: lazyRouteComponent(() => import('../pages/assignments/assignments-page.js'), 'AssignmentsPage'),
});
const workDirectives = createRoute({
  getParentRoute: () => work,
  path: '/directives',
  component: lazyRouteComponent(() => import('../pages/directives/register-page.js'), 'WorkRegisterPage'),
});
const workDirective = createRoute({
  getParentRoute: () => work,
  path: '/directives/$directiveId',
  component: lazyRouteComponent(
    () => import('../pages/directives/work-directive-page.js'),
    'WorkDirectivePage',
  ),
});
const trace = createRoute({
  getParentRoute: () => work,
  path: '/clauses/$clauseId',
  component: lazyRouteComponent(() => import('../pages/trace/trace-page.js'), 'TracePage'),
});
const cases = createRoute({
  getParentRoute: () => work,
  path: '/cases',
  component: lazyRouteComponent(() => import('../pages/cases/cases-page.js'), 'CasesPage'),
});
const handlingCase = createRoute({
  getParentRoute: () => work,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../pages/cases/case-page.js'), 'CasePage'),
});
const query = createRoute({
  getParentRoute: () => work,
  path: '/query',
  component: lazyRouteComponent(() => import('../pages/query/query-page.js'), 'QueryPage'),
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
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
