/** One page of the portal as somebody finds it. */
export interface PortalPage {
  /** Names the file of its picture. */
  readonly name: string;
  /** Where to begin; `{demoUnit}` is the id of the illustrative ward. */
  readonly path: string;
  /** Who looks at it; somebody without an account where absent. */
  readonly login?: string;
  /** Links that lead on from there, as selectors: the same in every language. */
  readonly follow?: readonly string[];
  /** What is there once the page has its content; its heading where absent. */
  readonly shows?: string;
}

/** Every page there is: what is not in this table is neither checked for accessibility nor pictured. */
export const portalPages: readonly PortalPage[] = [
  { name: 'home', path: '/', shows: 'a[href^="/units/"]' },
  { name: 'unit', path: '/units/{demoUnit}', shows: '.plot' },
  { name: 'figures', path: '/figures', shows: '.unit-map path' },
  { name: 'method', path: '/method', shows: '.card table' },
  { name: 'open-data', path: '/open-data', shows: '#periods' },
  { name: 'polls', path: '/polls', shows: '.card a' },
  { name: 'poll', path: '/polls', follow: ['main a[href^="/polls/"]'], shows: '.acts' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'register', path: '/directives', shows: 'a[href^="/directives/"]' },
  { name: 'directive', path: '/directives', follow: ['main a[href^="/directives/"]'] },
  { name: 'rate-without-code', path: '/rate' },
  { name: 'report', path: '/report', shows: '.report__kind' },
  { name: 'report-receipt', path: '/report/receipt', shows: 'main form' },
  { name: 'petition', path: '/report/petition', shows: '.petition__sheet' },
  { name: 'phone', path: '/phone' },
  { name: 'design', path: '/design' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'sign-in', path: '/work' },
  { name: 'today', path: '/work/today', login: 'unit-head', shows: '.task' },
  {
    name: 'task',
    path: '/work/assignments',
    login: 'unit-head',
    follow: ['main a[href^="/work/assignments/"]'],
    shows: '.acts',
  },
  { name: 'tasks', path: '/work/assignments', login: 'unit-head', shows: '.task' },
  { name: 'work-register', path: '/work/directives', login: 'committee-office' },
  {
    name: 'work-directive',
    path: '/work/directives',
    login: 'committee-office',
    follow: ['main a[href^="/work/directives/"]'],
  },
  { name: 'documents', path: '/work/documents', login: 'committee-office', shows: '.acts' },
  { name: 'office-polls', path: '/work/polls', login: 'committee-office', shows: '.card .acts' },
  {
    name: 'matrix',
    path: '/work/directives',
    login: 'committee-office',
    follow: ['main a[href^="/work/directives/"]', 'a[href$="/matrix"]'],
    shows: '.matrix__row--unit',
  },
  {
    name: 'trace',
    path: '/work/directives',
    login: 'committee-office',
    follow: ['main a[href^="/work/directives/"]', 'a[href^="/work/clauses/"]'],
    shows: '.chain__step',
  },
  { name: 'cases', path: '/work/cases', login: 'reviewer' },
  { name: 'case', path: '/work/cases', login: 'reviewer', follow: ['main a[href^="/work/cases/"]'] },
  { name: 'inbox', path: '/work/inbox', login: 'inspector', shows: '.card' },
  { name: 'own', path: '/work/own', login: 'official', shows: '#own-figures' },
  { name: 'query', path: '/work/query', login: 'analyst' },
  { name: 'operation', path: '/work/operation', login: 'operator', shows: '#service-notification' },
  { name: 'audit', path: '/work/audit', login: 'operator', shows: '.audit__verdict' },
];
