import type { AssignmentView } from '@namkhong/contracts/http/directive';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assignmentsQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';
import { AssignmentCard } from './assignment-card.js';
import './assignments.css';

/** What waits for this unit, oldest due day first; then what is acknowledged. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  const caller = useCaller();
  const own = caller.grants.find(
    (grant) => grant.unitId !== null && mayDo('assignment.acknowledge', [grant]),
  );
  const filter = own?.unitId ? { unitId: own.unitId } : {};
  const query = useInfiniteQuery(assignmentsQuery(useApi(), filter));
  return (
    <>
      <PageTitle lead={own?.unitName ?? undefined}>{t('assignment.title')}</PageTitle>
      <LoadedPages
        query={query}
        empty={<Empty title={t('assignment.empty')} text={t('assignment.emptyText')} />}
      >
        {(items) => <Tasks assignments={items} mayAcknowledge={own !== undefined} />}
      </LoadedPages>
    </>
  );
}

function Tasks(props: { readonly assignments: readonly AssignmentView[]; readonly mayAcknowledge: boolean }) {
  const { t } = useTranslation();
  useIllustrative(props.assignments.some(({ illustrative }) => illustrative));
  // What has no deadline comes last.
  const dueDay = ({ dueOn }: AssignmentView) => dueOn ?? '9999-12-31';
  const byDueDay = [...props.assignments].sort((a, b) => dueDay(a).localeCompare(dueDay(b)));
  const open = byDueDay.filter(({ status }) => status === 'issued');
  const done = byDueDay.filter(({ status }) => status === 'acknowledged');
  return (
    <>
      <section className="section" aria-labelledby="open">
        <h2 id="open">{`${t('assignment.open')} (${open.length})`}</h2>
        {open.length === 0 ? <p>{t('assignment.empty')}</p> : null}
        {open.map((assignment, index) => (
          <AssignmentCard
            key={assignment.assignmentId}
            {...{ assignment }}
            mayAcknowledge={props.mayAcknowledge}
            first={index === 0}
          />
        ))}
      </section>
      {done.length === 0 ? null : (
        <section className="section" aria-labelledby="done">
          <h2 id="done">{`${t('assignment.done')} (${done.length})`}</h2>
          {done.map((assignment) => (
            <AssignmentCard key={assignment.assignmentId} {...{ assignment }} mayAcknowledge={false} />
          ))}
        </section>
      )}
    </>
  );
}
