import type { FlagView } from '@namkhong/contracts/http/scoring-flags';
import { useTranslation } from 'react-i18next';
import { formatQuarter } from '../../format/format-date.js';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Question } from '../../ui/question.js';

type Explanation = NonNullable<FlagView['explanation']>;

interface CriterionRow {
  readonly code: string;
  /** Points brought and points lost, quarter by quarter. */
  readonly quarters: readonly { readonly contribution: string; readonly lost: string }[];
  readonly change: string;
}

/** Which criterion brings and loses how many points, and what changed since the earlier quarter. */
export function PointsTable({ explanation }: { readonly explanation: Explanation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const points = (value: string | undefined) => (value === undefined ? '' : formatDecimal(value, language));
  const columns: Column<CriterionRow>[] = [
    { key: 'criterion', label: t('query.criterion'), cell: ({ code }) => <Question code={code} /> },
    ...explanation.quarters.flatMap(({ quarter }, index): Column<CriterionRow>[] => [
      {
        key: `brought ${quarter}`,
        label: t('flag.brought', { quarter: formatQuarter(quarter, language) }),
        numeric: true,
        cell: ({ quarters }) => points(quarters[index]?.contribution),
      },
      {
        key: `lost ${quarter}`,
        label: t('flag.lost', { quarter: formatQuarter(quarter, language) }),
        numeric: true,
        cell: ({ quarters }) => points(quarters[index]?.lost),
      },
    ]),
    { key: 'change', label: t('flag.change'), numeric: true, cell: ({ change }) => points(change) },
  ];
  return (
    <section className="section" aria-labelledby="points">
      <h2 id="points">{t('flag.points')}</h2>
      <DataTable
        caption={t('flag.pointsAdd', {
          earlier: points(explanation.quarters[0]?.score),
          later: points(explanation.quarters[1]?.score),
          change: points(explanation.change.points),
        })}
        columns={columns}
        rows={rowsOf(explanation)}
        rowKey={({ code }) => code}
      />
    </section>
  );
}

function rowsOf({ quarters, change }: Explanation): CriterionRow[] {
  return change.criteria.map(({ code, points }) => ({
    code,
    change: points,
    quarters: quarters.map(({ parts }) => {
      const part = parts.find((each) => each.code === code);
      return { contribution: part?.contribution ?? '', lost: part?.lost ?? '' };
    }),
  }));
}
