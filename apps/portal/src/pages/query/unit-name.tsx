import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unitQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';

/** A unit by name where the register answers, by the end of its id until then. */
export function UnitName({ unitId }: { readonly unitId: string }) {
  const { data } = useQuery({ ...unitQuery(useApi(), unitId), staleTime: 300_000 });
  return (
    <Link to="/units/$unitId" params={{ unitId }}>
      {data?.name ?? unitId.slice(-8)}
    </Link>
  );
}
