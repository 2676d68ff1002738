import type { FigureView } from '@namkhong/contracts/http/scoring';
import { useTranslation } from 'react-i18next';
import { formatCount, formatDecimal, formatPercent } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { ScoreLine } from '../../ui/score-line.js';

interface ServedRow {
  readonly measure: 'onTime' | 'responseRate';
  readonly share: NonNullable<FigureView['onTime']>;
}

/** How many dossiers were closed on time and how many of the invited answered; what nobody knows is not in it. */
export function ServedTable({ figure }: { readonly figure: FigureView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = (['onTime', 'responseRate'] as const).flatMap((measure): ServedRow[] => {
    const share = figure[measure];
    return share === null ? [] : [{ measure, share }];
  });
  if (rows.length === 0) return null;
  const columns: Column<ServedRow>[] = [
    { key: 'measure', label: t('unit.measure'), cell: ({ measure }) => t(`unit.${measure}`) },
    {
      key: 'share',
      label: t('unit.share'),
      numeric: true,
      cell: ({ share }) => formatPercent(share.value, language),
    },
    {
      key: 'interval',
      label: t('unit.intervalWord'),
      numeric: true,
      cell: ({ share: { lower, upper } }) =>
        lower === null || upper === null
          ? '–'
          : `${formatDecimal(lower, language)}–${formatDecimal(upper, language)}`,
    },
    {
      key: 'of',
      label: t('unit.of'),
      numeric: true,
      cell: ({ share }) => formatCount(Number(share.of), language),
    },
    {
      key: 'picture',
      label: t('unit.picture'),
      cell: ({ share: { value, lower, upper } }) => (
        <ScoreLine value={value} interval={lower === null || upper === null ? null : { lower, upper }} />
      ),
    },
  ];
  return (
    <div className="criteria">
      <h4>{t('unit.served')}</h4>
      <DataTable
        caption={t('unit.served')}
        hideCaption
        columns={columns}
        rows={rows}
        rowKey={({ measure }) => measure}
      />
    </div>
  );
}
