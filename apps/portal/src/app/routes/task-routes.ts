import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../lazy-page.js';
import { workRoute } from '../work-route.js';

const getParentRoute = () => workRoute;

/** What has to be done, and what was ordered. */
export const taskRoutes = [
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyPage(() => import('../../pages/work/work-home-page.js'), 'WorkHomePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/assignments',
    component: lazyPage(() => import('../../pages/assignments/assignments-page.js'), 'AssignmentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/polls',
    component: lazyPage(() => import('../../pages/polls/office-polls-page.js'), 'OfficePollsPage', 'poll'),
  }),
  createRoute({
    getParentRoute,
    path: '/today',
    component: lazyPage(() => import('../../pages/today/today-page.js'), 'TodayPage', 'task'),
  }),
  createRoute({
    getParentRoute,
    path: '/assignments/$assignmentId',
    component: lazyPage(() => import('../../pages/task/task-page.js'), 'TaskPage', 'task'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents',
    component: lazyPage(() => import('../../pages/documents/documents-page.js'), 'DocumentsPage', 'document'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/$documentId',
    component: lazyPage(() => import('../../pages/documents/document-page.js'), 'DocumentPage', 'document'),
  }),
  createRoute({
    getParentRoute,
    path: '/directives',
    component: lazyPage(() => import('../../pages/directives/register-page.js'), 'WorkRegisterPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/directives/$directiveId',
    component: lazyPage(
      () => import('../../pages/directives/work-directive-page.js'),
      'WorkDirectivePage',
      'trace',
      'matrix',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/directives/$directiveId/matrix',
    component: lazyPage(() => import('../../pages/matrix/matrix-page.js'), 'MatrixPage', 'matrix'),
  }),
  createRoute({
    getParentRoute,
    path: '/clauses/$clauseId',
    component: lazyPage(() => import('../../pages/trace/trace-page.js'), 'TracePage', 'trace'),
  }),
] as const;
