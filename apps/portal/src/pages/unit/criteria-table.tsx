import type { FigureView } from '@namkhong/contracts/http/scoring';
import { useTranslation } from 'react-i18next';
import { formatCount, formatDecimal, formatPercent } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { Distribution } from '../../ui/distribution.js';
import { FigureStatus } from '../../ui/figure-status.js';
import { PointsTable } from './points-table.js';
import { criterionShare } from './criterion-share.js';

type Criterion = FigureView['criteria'][number];

export function CriteriaTable({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [
    { key: 'question', label: t('unit.criterion'), cell: (row: Criterion) => row.question[language] },
    {
      key: 'share',
      label: t('unit.topTwoBox'),
      numeric: true,
      cell: (row: Criterion) => <ShareWithInterval row={row} />,
    },
    {
      key: 'n',
      label: t('unit.answers'),
      numeric: true,
      cell: (row: Criterion) => (row.n === null ? '–' : formatCount(row.n, language)),
    },
    {
      key: 'distribution',
      label: t('unit.distribution'),
      cell: (row: Criterion) => (row.histogram === null ? '–' : <Distribution histogram={row.histogram} />),
    },
  ];
  return (
    <div className="criteria">
      <h4>{t('unit.criteria')}</h4>
      <DataTable
        caption={t('unit.criteria')}
        hideCaption
        columns={columns}
        rows={criteria}
        rowKey={(row) => row.code}
      />
      <p className="small soft">{t('unit.scale')}</p>
      <PointsTable criteria={criteria} />
    </div>
  );
}

/** The share with its interval where the counts are published, and otherwise why there is none. */
function ShareWithInterval({ row }: { readonly row: Criterion }) {
  const language = useLanguage();
  const share = row.histogram === null ? null : criterionShare(row.histogram);
  if (share === null) return <FigureStatus status={row.status} />;
  return (
    <>
      {formatPercent(share.value, language)}
      <br />
      <span className="small soft">
        ({formatDecimal(share.lower, language)}–{formatDecimal(share.upper, language)})
      </span>
    </>
  );
}
