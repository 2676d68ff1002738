import type { TodayList } from '@namkhong/contracts/http/directive-assignments';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { assignmentsKey } from '../../api/directive.js';
import { tasksKey, todayQuery } from '../../api/tasks.js';
import { useApi } from '../../api/use-api.js';
import { Acts } from '../../forms/acts.js';
import { formatDue } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import { Status } from '../../ui/status.js';
import { actsOn } from '../task/task-acts.js';
import { TaskState } from '../task/task-state.js';
import { useCaller } from '../work/caller-context.js';

type Item = TodayList['items'][number];

const reasons = ['overdue', 'due-today', 'returned', 'unanswered', 'due-soon'] as const;
const urgent: readonly string[] = ['overdue', 'due-today', 'returned'];

/** What needs whoever is signed in now, with what they can do about it. */
export function TodayPage() {
  const { t } = useTranslation();
  const today = useQuery(todayQuery(useApi()));
  return (
    <>
      <PageTitle lead={t('task.todayLead')}>{t('task.todayTitle')}</PageTitle>
      <Loaded query={today}>
        {({ items, counts }) =>
          items.length === 0 ? (
            <Empty title={t('task.todayNone')} text={t('task.todayNoneText')} />
          ) : (
            <>
              <ul className="facts">
                {reasons.map((reason) =>
                  counts[reason] === 0 ? null : (
                    <li key={reason}>
                      {t(`task.reasons.${reason}`)}: <strong className="number">{counts[reason]}</strong>
                    </li>
                  ),
                )}
              </ul>
              {items.map((item) => (
                <TodayCard key={item.assignmentId} item={item} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Reasons that the task's state tells already, beside it. */
const saidByState: readonly Item['reasons'][number][] = ['unanswered', 'returned'];

function TodayCard({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { grants } = useCaller();
  useIllustrative(item.illustrative);
  return (
    <article className="card task">
      <h2 className="card__title" lang="vi">
        <Link to="/work/assignments/$assignmentId" params={{ assignmentId: item.assignmentId }}>
          {item.title}
        </Link>
      </h2>
      <div className="row small">
        <TaskState task={{ state: item.state, overdue: false }} />
        {item.reasons
          .filter((reason) => !saidByState.includes(reason))
          .map((reason) => (
            <Status
              key={reason}
              icon={urgent.includes(reason) ? 'alert' : 'clock'}
              tone={urgent.includes(reason) ? 'attention' : 'calm'}
            >
              {t(`task.reasons.${reason}`)}
            </Status>
          ))}
        <span>
          {item.dueOn === null
            ? t('task.undated')
            : `${t('task.due')} ${formatDue({ dueOn: item.dueOn, dueAt: item.dueAt }, language)}`}
        </span>
        <span className="soft">{item.unitName}</span>
      </div>
      <Acts
        scope={`task:${item.assignmentId}`}
        label={`${t('task.actsLabel')}: ${item.title}`}
        acts={actsOn(item, grants, t)
          .filter(({ primary }) => primary)
          .map((act) => ({ ...act, primary: false }))}
        refresh={[tasksKey, assignmentsKey]}
      />
    </article>
  );
}
