import type { FollowUpAnswer } from '@namkhong/contracts/http/directive-matrix';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publishedFollowUpQuery } from '../../api/organisation.js';
import { useApi } from '../../api/use-api.js';
import { formatPercent } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';

type Row = FollowUpAnswer['items'][number];

/** How far the tasks of each directive have come in the unit and below it: its own word beside what was verified. */
export function TasksSection({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation();
  const tasks = useQuery(publishedFollowUpQuery(useApi(), { by: 'directive', withinUnitId: unitId }));
  useIllustrative(tasks.data?.items.some(({ illustrative }) => illustrative) === true);
  return (
    <section className="section" aria-labelledby="tasks">
      <h2 id="tasks">{t('unitPage.tasks')}</h2>
      <Loaded query={tasks}>
        {({ items }) => (items.length === 0 ? <p>{t('unitPage.tasksNone')}</p> : <Table rows={items} />)}
      </Loaded>
    </section>
  );
}

function Table({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = (done: string | null) =>
    done === null ? t('unitPage.nothingDue') : formatPercent(done, language);
  const states = ['inTime', 'late', 'open', 'overdue'] as const;
  return (
    <>
      <p>{t('unitPage.tasksText')}</p>
      <DataTable
        caption={t('unitPage.tasks')}
        hideCaption
        columns={[
          {
            key: 'directive',
            label: t('unitPage.directive'),
            cell: ({ id, name }: Row) => (
              <Link to="/directives/$directiveId" params={{ directiveId: id }}>
                {name}
              </Link>
            ),
          },
          ...states.map((state, index) => ({
            key: state,
            label: t(`unitPage.${state}`),
            numeric: true,
            cell: ({ verified }: Row) => verified.counts[index],
          })),
          {
            key: 'self-closed',
            label: t('unitPage.selfClosed'),
            numeric: true,
            cell: ({ selfClosed }) => share(selfClosed.done),
          },
          {
            key: 'verified',
            label: t('unitPage.verified'),
            numeric: true,
            cell: ({ verified }) => share(verified.done),
          },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
      />
    </>
  );
}
