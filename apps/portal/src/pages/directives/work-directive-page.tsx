import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { assignmentsQuery, directiveQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { Loaded } from '../../ui/loaded.js';
import { Empty } from '../../ui/states.js';
import { AssignmentTable } from '../assignments/assignment-table.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';
import { DirectiveView } from './directive-view.js';

const route = getRouteApi('/work/directives/$directiveId');

/** The directive as its issuer follows it: clauses, and each unit's progress. */
export function WorkDirectivePage() {
  const { directiveId } = route.useParams();
  const { t } = useTranslation();
  const api = useApi();
  const directive = useQuery(directiveQuery(api, directiveId));
  const { grants } = useCaller();
  return (
    <>
      <p className="no-print">
        <Link to="/work/directives">{t('directive.back')}</Link>
      </p>
      <Loaded query={directive}>
        {(data) => <DirectiveView directive={data} traceable={mayDo('clause.trace', grants)} />}
      </Loaded>
      {mayDo('assignment.follow-up', grants) ? (
        <p className="no-print">
          <Link to="/work/directives/$directiveId/matrix" params={{ directiveId }}>
            {t('matrix.open')}
          </Link>
        </p>
      ) : null}
      {mayDo('assignment.read', grants) ? <UnitProgress directiveId={directiveId} /> : null}
    </>
  );
}

function UnitProgress({ directiveId }: { readonly directiveId: string }) {
  const { t } = useTranslation();
  const assignments = useInfiniteQuery(assignmentsQuery(useApi(), { directiveId }));
  return (
    <section className="section" aria-labelledby="progress">
      <h2 id="progress">{t('directive.assignments')}</h2>
      <LoadedPages query={assignments} empty={<Empty title={t('trace.noAssignments')} />}>
        {(items) => <AssignmentTable assignments={items} />}
      </LoadedPages>
    </section>
  );
}
