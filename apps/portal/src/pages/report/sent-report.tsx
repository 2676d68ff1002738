import type { reportAccepted } from '@namkhong/contracts/http/feedback-reports';
import { printReceipt } from '@namkhong/sealing';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatCivilDate } from '../../format/format-date.js';
import { Notice } from '../../ui/notice.js';

/** The receipt, which exists here and nowhere else. */
export function SentReport(props: {
  readonly receipt: string;
  readonly accepted: z.output<typeof reportAccepted>;
}) {
  const { t } = useTranslation();
  const { receivedOn, parts } = props.accepted;
  const due = parts.flatMap(({ dueOn }) => dueOn ?? []).sort()[0];
  return (
    <Notice tone="good" title={t('report.sentTitle')} announce>
      <p>{t('report.sentText')}</p>
      <p>
        {t('report.receipt')}:<br />
        <span className="report__receipt">{printReceipt(props.receipt)}</span>
      </p>
      {due === undefined ? null : (
        <p>{t('report.sentWhen', { date: formatCivilDate(receivedOn), due: formatCivilDate(due) })}</p>
      )}
      <p className="no-print">
        <Link to="/report/receipt">{t('report.sentNext')}</Link>
      </p>
    </Notice>
  );
}
