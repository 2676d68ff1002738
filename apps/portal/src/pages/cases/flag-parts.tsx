import { useQuery } from '@tanstack/react-query';
import { flagQuery } from '../../api/scoring.js';
import { useApi } from '../../api/use-api.js';
import { ChecksTable } from './checks-table.js';
import { Contests } from './contests.js';
import { FlagExplained } from './flag-explained.js';
import { PointsTable } from './points-table.js';

/** The flag behind a case, for those who may read it; for others the case stands alone. */
export function FlagParts({ flagId }: { readonly flagId: string }) {
  const { data: flag } = useQuery(flagQuery(useApi(), flagId));
  if (flag === undefined) return null;
  return (
    <>
      <FlagExplained flag={flag} />
      <Contests flag={flag} />
      {flag.explanation === null ? null : <PointsTable explanation={flag.explanation} />}
      {flag.checks === null ? null : <ChecksTable checks={flag.checks} />}
    </>
  );
}
