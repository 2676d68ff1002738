import type { UnitFigures } from '@namkhong/contracts/http/scoring';
import { useTranslation } from 'react-i18next';
import { formatMonth } from '../../format/format-date.js';
import { formatCount, formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { FigureStatus } from '../../ui/figure-status.js';
import { IntervalPlot } from '../../ui/plot/interval-plot.js';

type Series = UnitFigures['series'][number];
type Point = Series['points'][number];

/** Month by month: the plot, what broke and why, and the same as a table. */
export function SeriesCard({ series }: { readonly series: Series }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = `${series.title[language]}: ${t('unit.series').toLowerCase()}`;
  return (
    <article className="card figure-card">
      <h3>{title}</h3>
      <p className="small soft">{t(`unit.${series.assurance}`)}.</p>
      <IntervalPlot label={title} points={series.points} breaks={series.breaks} />
      {series.breaks.map((one) => (
        <p key={`${one.month} ${one.toVersion}`}>
          <strong>{t('unit.breakAt', { month: formatMonth(one.month) })}.</strong> {one.reason[language]}
        </p>
      ))}
      <details>
        <summary>{t('unit.asTable')}</summary>
        <SeriesTable title={title} points={series.points} />
      </details>
    </article>
  );
}

function SeriesTable({ title, points }: { readonly title: string; readonly points: readonly Point[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: Column<Point>[] = [
    { key: 'month', label: t('unit.month'), cell: (row) => formatMonth(row.month) },
    {
      key: 'measure',
      label: t('unit.measure'),
      cell: (row) => t(row.headline === 'linear' ? 'unit.linear' : 'unit.topTwoBox'),
    },
    {
      key: 'value',
      label: t('unit.value'),
      numeric: true,
      cell: (row) =>
        row.value === null ? <FigureStatus status={row.status} /> : formatDecimal(row.value, language),
    },
    {
      key: 'interval',
      label: t('unit.intervalWord'),
      numeric: true,
      cell: (row) =>
        row.lower === null || row.upper === null
          ? '–'
          : `${formatDecimal(row.lower, language)}–${formatDecimal(row.upper, language)}`,
    },
    {
      key: 'n',
      label: t('unit.answers'),
      numeric: true,
      cell: (row) => (row.n === null ? '–' : formatCount(row.n, language)),
    },
  ];
  if (points.some(({ printedFigure }) => printedFigure !== null)) {
    columns.push({
      key: 'printed',
      label: t('unit.printed'),
      numeric: true,
      cell: (row) => row.printedFigure ?? '–',
    });
  }
  return <DataTable caption={title} columns={columns} rows={points} rowKey={(row) => row.month} />;
}
