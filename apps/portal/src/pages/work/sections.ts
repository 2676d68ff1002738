import type { CallerView } from '@namkhong/contracts/http/directive';
import { permissions, type Action } from '@namkhong/domain';

/** The parts of the workspace, in the order in which they matter to whoever may see them. */
const sections = [
  {
    name: 'assignments',
    to: '/work/assignments',
    action: 'assignment.read',
    unlessHeldBy: 'committee-office',
  },
  { name: 'directives', to: '/work/directives', action: 'directive.read' },
  { name: 'cases', to: '/work/cases', action: 'case.read' },
  { name: 'query', to: '/work/query', action: 'index.query' },
] as const satisfies readonly { name: string; to: string; action: Action; unlessHeldBy?: string }[];
export type Section = (typeof sections)[number];

/**
 * The sections a caller's grants open. This only chooses what to show: each service decides for itself. The committee
 * office sees tasks under their directive, so the list of one unit's tasks is left out for it.
 */
export function sectionsOf(grants: CallerView['grants']): readonly Section[] {
  return sections.filter((section) => {
    const holders: readonly string[] = permissions[section.action].heldBy;
    const excluded = 'unlessHeldBy' in section ? section.unlessHeldBy : null;
    return grants.some(({ role }) => holders.includes(role) && role !== excluded);
  });
}
