import type { ReportPart } from '@namkhong/contracts/http/feedback-reports';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { triageQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';

/** Each part with where it stands and by when the next thing has to happen. */
export function ReportParts({ parts }: { readonly parts: readonly ReportPart[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(triageQuery(useApi()));
  return (
    <ul className="report__readers">
      {parts.map(({ type, stage, since, dueOn, overdue }) => (
        <li key={type}>
          <strong>{data?.types.find((each) => each.type === type)?.name[language] ?? '…'}</strong>:{' '}
          {t(`report.stage-${stage}`)} ({formatCivilDate(since)})
          {dueOn === null ? null : (
            <>
              <br />
              <span className={overdue ? 'error' : 'small soft'}>
                {t(overdue ? 'report.partOverdue' : 'report.partDue', { date: formatCivilDate(dueOn) })}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
