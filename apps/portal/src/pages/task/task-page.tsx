import type { TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { noteReading, taskQuery, tasksKey } from '../../api/tasks.js';
import { assignmentsKey } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { Acts } from '../../forms/acts.js';
import { formatCivilDate, formatInstant, formatDue } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';
import { actsOn } from './task-acts.js';
import { TaskHistory } from './task-history.js';
import { TaskState } from './task-state.js';

const route = getRouteApi('/work/assignments/$assignmentId');

/** One task: what is ordered, where it stands, what may be done now, what happened. */
export function TaskPage() {
  const { assignmentId } = route.useParams();
  const { t } = useTranslation();
  const task = useQuery(taskQuery(useApi(), assignmentId));
  useReadReceipt(assignmentId);
  return (
    <>
      <p className="no-print">
        <Link to="/work/assignments">{t('task.back')}</Link>
      </p>
      <Loaded query={task}>{(data) => <Task task={data} />}</Loaded>
    </>
  );
}

function Task({ task }: { readonly task: TrackedAssignment }) {
  const { t } = useTranslation();
  const { grants } = useCaller();
  useIllustrative(task.illustrative);
  const { pendingExtension, suspendedUntil } = task;
  return (
    <>
      <PageTitle>{task.title}</PageTitle>
      <TaskState task={task} />
      {suspendedUntil === null ? null : (
        <Notice icon="clock">
          <p>{t('task.suspended', { date: formatCivilDate(suspendedUntil) })}</p>
        </Notice>
      )}
      {pendingExtension === null ? null : (
        <Notice icon="clock">
          <p>{t('task.pending', { days: pendingExtension.workingDays, reason: pendingExtension.reason })}</p>
        </Notice>
      )}
      <Acts
        scope={`task:${task.assignmentId}`}
        label={t('task.actsLabel')}
        acts={actsOn(task, grants, t)}
        refresh={[tasksKey, assignmentsKey]}
      />
      <TaskFacts task={task} />
      <TaskHistory assignmentId={task.assignmentId} />
    </>
  );
}

function TaskFacts({ task }: { readonly task: TrackedAssignment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { delegation, dueOn, dueAt, firstDueOn } = task;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [
      t('task.directive'),
      task.directiveId === null ? null : (
        <Link to="/directives/$directiveId" params={{ directiveId: task.directiveId }}>
          {task.directiveNumber}
        </Link>
      ),
    ],
    [t('task.output'), task.expectedOutput],
    [t('task.due'), dueOn === null ? t('task.undated') : formatDue({ dueOn, dueAt }, language)],
    [t('task.firstDue'), firstDueOn === null || firstDueOn === dueOn ? null : formatCivilDate(firstDueOn)],
    [t('task.lead'), task.unitName],
    [t('task.supporting'), task.supporting.map(({ unitName }) => unitName).join('; ') || null],
    [t('task.percent'), task.percent],
    [t('task.readAt'), task.readAt === null ? t('task.notRead') : formatInstant(task.readAt, language)],
    [
      t('task.delegated'),
      delegation === null
        ? null
        : t('task.delegatedTo', {
            who: delegation.officialCode ?? t(delegation.postRole === 'head' ? 'task.head' : 'task.deputy'),
            from: formatCivilDate(delegation.from),
          }),
    ],
  ];
  return (
    <dl className="terms">
      {facts.map(([term, fact]) =>
        fact === null ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Tells the issuer that the unit has opened the task; nobody is kept waiting for it. */
function useReadReceipt(assignmentId: string): void {
  const api = useApi();
  const { grants } = useCaller();
  const reads = mayDo('assignment.report', grants);
  useEffect(() => {
    if (reads) noteReading(api, assignmentId).catch(() => undefined);
  }, [api, assignmentId, reads]);
}
