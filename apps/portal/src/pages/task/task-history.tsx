import type { AssignmentActView, Evidence } from '@namkhong/contracts/http/directive-assignments';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { taskHistoryQuery } from '../../api/tasks.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate, formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { LoadedPages } from '../../ui/loaded-pages.js';

const known = [
  'acknowledge',
  'progress',
  'claim',
  'accept',
  'return',
  'request-extension',
  'grant-extension',
  'refuse-extension',
  'delegate',
  'end-delegation',
  'withdraw',
  'suspend',
  'transfer',
  'pass-support',
  'read',
] as const;

/** What was done to the task, the first act first, with reasons and digests of evidence. */
export function TaskHistory({ assignmentId }: { readonly assignmentId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const history = useInfiniteQuery(taskHistoryQuery(useApi(), assignmentId));
  return (
    <section className="section" aria-labelledby="history">
      <h2 id="history">{t('task.history')}</h2>
      <LoadedPages query={history} empty={<p>{t('task.historyNone')}</p>}>
        {(acts) => (
          <DataTable
            caption={t('task.history')}
            hideCaption
            columns={[
              {
                key: 'act',
                label: t('task.act'),
                cell: ({ act }: AssignmentActView) =>
                  t(`task.historyActs.${known.find((one) => one === act) ?? 'other'}`),
              },
              { key: 'at', label: t('task.at'), cell: ({ at }) => formatInstant(at, language) },
              { key: 'by', label: t('task.by'), cell: ({ party }) => t(`task.parties.${party}`) },
              { key: 'details', label: t('task.details'), cell: (act) => <Details act={act} /> },
            ]}
            rows={acts}
            rowKey={({ sequence }) => String(sequence)}
          />
        )}
      </LoadedPages>
    </section>
  );
}

function Details({ act }: { readonly act: AssignmentActView }) {
  const { t } = useTranslation();
  const said = [
    act.toUnitName === null ? null : t('task.wentTo', { unit: act.toUnitName }),
    act.note,
    act.percent === null ? null : `${act.percent} %`,
    act.workingDays === null ? null : t('task.days', { days: act.workingDays }),
    act.dueOn === null ? null : t('task.newDue', { date: formatCivilDate(act.dueOn) }),
  ].filter((part) => part !== null);
  return (
    <>
      {said.join('; ') || '–'}
      {act.evidence.map((item, index) => (
        <span key={index} className="small soft wrap-anywhere">
          <br />
          <Shown item={item} />
        </span>
      ))}
    </>
  );
}

/** A page as a link only where it is one that is safe to follow. */
function Shown({ item }: { readonly item: Evidence }) {
  const { t } = useTranslation();
  if (item.kind === 'file') return t('task.file', { name: item.name, hash: item.sha256.slice(0, 12) });
  if (!/^https?:\/\//.test(item.url)) return item.url;
  return (
    <a href={item.url} rel="noreferrer noopener" target="_blank">
      {item.url}
    </a>
  );
}
