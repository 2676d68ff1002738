import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure, Loading } from './states.js';

/** Shows a query in each of its states. What was loaded before stays visible while it is refreshed. */
export function Loaded<Data>(props: {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { query } = props;
  const retry = () => void query.refetch();
  if (query.data !== undefined) {
    return (
      <>
        {query.error === null ? null : <Failure error={query.error} retry={retry} />}
        {props.children(query.data)}
      </>
    );
  }
  if (query.error !== null) return <Failure error={query.error} retry={retry} />;
  return <Loading />;
}
