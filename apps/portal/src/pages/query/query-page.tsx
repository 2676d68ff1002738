import type { CriteriaSetView } from '@namkhong/contracts/http/scoring';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { criteriaSetsQuery, runIndexQuery, type IndexQuery } from '../../api/scoring.js';
import { useApi } from '../../api/use-api.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty, Failure } from '../../ui/states.js';
import { QueryForm } from './query-form.js';
import { QueryResult } from './query-result.js';

/** One question to the index, its answer as a table and as a file. */
export function QueryPage() {
  const { t } = useTranslation();
  const sets = useQuery(criteriaSetsQuery(useApi()));
  return (
    <>
      <PageTitle lead={t('query.lead')}>{t('query.title')}</PageTitle>
      <Loaded query={sets}>
        {({ items }) => (items.length === 0 ? <Empty title={t('query.noSets')} /> : <Asking sets={items} />)}
      </Loaded>
    </>
  );
}

function Asking({ sets }: { readonly sets: readonly CriteriaSetView[] }) {
  const api = useApi();
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: (query: IndexQuery) => runIndexQuery(api, query),
  });
  return (
    <>
      <QueryForm sets={sets} onRun={mutate} running={isPending} />
      {error === null || variables === undefined ? null : (
        <div className="section">
          <Failure error={error} retry={() => mutate(variables)} />
        </div>
      )}
      {data === undefined || variables === undefined ? null : <QueryResult result={data} query={variables} />}
    </>
  );
}
