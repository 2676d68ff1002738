import type { InboxReport } from '@namkhong/contracts/http/feedback-reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { inboxReportKey } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import type { Api } from '../../api/api.js';

/** One act on a report: what it answers is what is shown, and where it is refused the report is read again. */
export function useReportAct<Input>(
  reportId: string,
  act: (api: Api, input: Input) => Promise<InboxReport | null>,
  onDone: () => void = () => undefined,
) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => act(api, input),
    onSuccess: (report) => {
      if (report !== null) client.setQueryData(inboxReportKey(reportId), report);
      onDone();
      // Read again where it is shown next; one that was left answers nothing any more.
      return client.invalidateQueries({ queryKey: ['report-inbox'], refetchType: 'none' });
    },
    onError: () => client.invalidateQueries({ queryKey: inboxReportKey(reportId) }),
  });
}
