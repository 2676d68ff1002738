import type { AssignmentView } from '@namkhong/contracts/http/directive';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { acknowledgeAssignment, assignmentsKey } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';

/** Acknowledges what is shown; whatever comes of it, the list is read again. */
export function useAcknowledge() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (assignment: AssignmentView) => acknowledgeAssignment(api, assignment),
    onSettled: () => client.invalidateQueries({ queryKey: assignmentsKey }),
  });
}
