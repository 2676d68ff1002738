import type { CallerView } from '@namkhong/contracts/http/directive';
import { permissions, type Action, type GrantableRole } from '@namkhong/domain';

/** The parts of the workspace, in the order in which they matter to whoever may see them. */
const sections = [
  { name: 'today', to: '/work/today', action: 'assignment.report' },
  {
    name: 'assignments',
    to: '/work/assignments',
    action: 'assignment.read',
    unlessHeldBy: ['committee-office', 'inspector'],
  },
  { name: 'directives', to: '/work/directives', action: 'directive.read' },
  { name: 'own', to: '/work/own', action: 'own-case.read' },
  { name: 'documents', to: '/work/documents', action: 'document.read' },
  { name: 'polls', to: '/work/polls', action: 'poll.read' },
  { name: 'cases', to: '/work/cases', action: 'case.read' },
  { name: 'inbox', to: '/work/inbox', action: 'confidential-report.read' },
  { name: 'query', to: '/work/query', action: 'index.query' },
  { name: 'operation', to: '/work/operation', action: 'operation.read' },
  { name: 'audit', to: '/work/audit', action: 'audit.read' },
] as const satisfies readonly {
  name: string;
  to: string;
  action: Action;
  unlessHeldBy?: readonly GrantableRole[];
}[];
export type Section = (typeof sections)[number];

/**
 * The sections a caller's grants open. This only chooses what to show: each service decides for itself. Whoever
 * watches over units sees their tasks under the directive, so the list of one unit's tasks is left out for them.
 */
export function sectionsOf(grants: CallerView['grants']): readonly Section[] {
  return sections.filter((section) => {
    const excluded: readonly GrantableRole[] = 'unlessHeldBy' in section ? section.unlessHeldBy : [];
    return mayDo(
      section.action,
      grants.filter(({ role }) => !excluded.includes(role)),
    );
  });
}

/** Whether one of the grants is of a role that may do it. */
export function mayDo(action: Action, grants: CallerView['grants']): boolean {
  const holders: readonly GrantableRole[] = permissions[action].heldBy;
  return grants.some(({ role }) => holders.includes(role));
}
