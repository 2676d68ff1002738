import type { CaseView } from '@namkhong/contracts/http/directive';
import { useTranslation } from 'react-i18next';
import { formatQuarter } from '../../format/format-date.js';
import { formatCount, formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Question } from '../../ui/question.js';

type Quarter = CaseView['evidence'][number];

/** The two quarters on which the flag rests, each number as the rule used it. */
export function Evidence({
  threshold,
  quarters,
  lowestCriterion,
}: {
  readonly threshold: string;
  readonly quarters: readonly Quarter[];
  readonly lowestCriterion: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: Column<Quarter>[] = [
    { key: 'quarter', label: t('case.quarter'), cell: (row) => formatQuarter(row.quarter, language) },
    {
      key: 'score',
      label: t('case.score'),
      numeric: true,
      cell: (row) => formatDecimal(row.score, language),
    },
    {
      key: 'interval',
      label: t('case.interval'),
      numeric: true,
      cell: (row) => `${formatDecimal(row.lower, language)}–${formatDecimal(row.upper, language)}`,
    },
    { key: 'n', label: t('case.n'), numeric: true, cell: (row) => formatCount(row.n, language) },
    { key: 'days', label: t('case.days'), numeric: true, cell: (row) => formatCount(row.days, language) },
    { key: 'p', label: t('case.p'), numeric: true, cell: (row) => formatDecimal(row.p, language) },
  ];
  return (
    <section className="section" aria-labelledby="evidence">
      <h2 id="evidence">{t('case.evidence')}</h2>
      <DataTable
        caption={t('case.threshold', { threshold: formatDecimal(threshold, language) })}
        columns={columns}
        rows={quarters}
        rowKey={(row) => row.quarter}
      />
      <p className="small soft">
        {t('case.lowest')}: <Question code={lowestCriterion} />
      </p>
    </section>
  );
}
