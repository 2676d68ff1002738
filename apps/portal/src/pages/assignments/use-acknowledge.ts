import type { AssignmentView } from '@namkhong/contracts/http/directive';
import { acknowledgeAssignment, assignmentsKey } from '../../api/directive.js';
import { useAct } from '../../forms/use-act.js';

/** Acknowledges what is shown; whatever comes of it, the list is read again. */
export function useAcknowledge() {
  return useAct((api, assignment: AssignmentView) => acknowledgeAssignment(api, assignment), {
    refresh: [assignmentsKey],
  });
}
