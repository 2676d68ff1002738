import type { InboxReport } from '@namkhong/contracts/http/feedback-reports';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveReport } from '../../api/reports.js';
import { ActFailure } from '../../forms/act-failure.js';
import { formatCivilDate } from '../../format/format-date.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { AddReaders } from './add-readers.js';
import { useReportAct } from './use-report-act.js';

const reasons = ['family', 'interest', 'superior', 'acquaintance', 'other'] as const;

/** Who reads it, who did, and how that changes. */
export function ReadersSection({ report }: { readonly report: InboxReport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [reason, setReason] = useState<(typeof reasons)[number]>('family');
  const toInbox = () => void navigate({ to: '/work/inbox' });
  const recuse = useReportAct(
    report.reportId,
    (api) => leaveReport(api, report, 'recusal', { reason }),
    toInbox,
  );
  return (
    <section className="card stack" aria-labelledby="readers">
      <h2 id="readers">{t('inbox.readers')}</h2>
      <ul>
        {report.readers.map(({ statement, isOwn }) => (
          <li key={statement.keyId}>
            {isOwn ? t('inbox.own', { name: statement.name }) : statement.name}{' '}
            <span className="small soft">{statement.post}</span>
          </li>
        ))}
      </ul>
      {report.former.length === 0 ? null : (
        <>
          <h3>{t('inbox.former')}</h3>
          <ul>
            {report.former.map(({ keyId, name, why, on }) => (
              <li key={keyId}>{t(`inbox.why-${why}`, { name, date: formatCivilDate(on) })}</li>
            ))}
          </ul>
        </>
      )}
      <AddReaders report={report} onTransferred={toInbox} />
      <details>
        <summary>{t('inbox.recuseTitle')}</summary>
        <div className="stack">
          <p>{t('inbox.recuseText')}</p>
          <Select
            label={t('inbox.recuseReason')}
            choices={reasons.map((value) => ({ value, label: t(`inbox.recuse-${value}`) }))}
            value={reason}
            onChange={setReason}
          />
          <ActFailure error={recuse.error} />
          <p>
            <Button isDisabled={recuse.isPending} onPress={() => recuse.mutate(undefined)}>
              {t('inbox.recuse')}
            </Button>
          </p>
        </div>
      </details>
    </section>
  );
}
