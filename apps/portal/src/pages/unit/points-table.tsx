import type { FigureView } from '@namkhong/contracts/http/scoring';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { PointsBar } from '../../ui/points-bar.js';

type Criterion = FigureView['criteria'][number];

/** How many of the hundred points each criterion brings and loses; nothing where there is no composite. */
export function PointsTable({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (criteria.every(({ contribution }) => contribution === null)) return null;
  const points = (value: string | null) => (value === null ? '–' : formatDecimal(value, language));
  const columns: Column<Criterion>[] = [
    { key: 'question', label: t('unit.criterion'), cell: ({ question }) => question[language] },
    {
      key: 'brought',
      label: t('unit.brought'),
      numeric: true,
      cell: ({ contribution }) => points(contribution),
    },
    { key: 'lost', label: t('unit.lost'), numeric: true, cell: ({ lost }) => points(lost) },
    {
      key: 'bar',
      label: t('unit.picture'),
      cell: ({ contribution, lost }) =>
        contribution === null || lost === null ? '–' : <PointsBar contribution={contribution} lost={lost} />,
    },
  ];
  return (
    <DataTable caption={t('unit.pointsSum')} columns={columns} rows={criteria} rowKey={({ code }) => code} />
  );
}
