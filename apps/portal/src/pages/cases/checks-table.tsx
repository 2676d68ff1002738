import type { FlagView } from '@namkhong/contracts/http/scoring-flags';
import { useTranslation } from 'react-i18next';
import { formatQuarter } from '../../format/format-date.js';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable, type Column } from '../../ui/data-table.js';

type Check = NonNullable<FlagView['checks']>[number];
type Tested = Check['adjusted'] | undefined;

/** The same figures under harder comparisons: the flag needs every one of them below the threshold. */
export function ChecksTable({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const tested = (value: Tested) =>
    value === null || value === undefined
      ? t('flag.noComparison')
      : `${formatDecimal(value.score, language)} (p = ${formatDecimal(value.p, language)})`;
  const columns: Column<Check>[] = [
    { key: 'quarter', label: t('case.quarter'), cell: ({ quarter }) => formatQuarter(quarter, language) },
    {
      key: 'corrected',
      label: t('flag.correctedP'),
      numeric: true,
      cell: ({ correctedP }) => formatDecimal(correctedP, language),
    },
    { key: 'adjusted', label: t('flag.adjusted'), numeric: true, cell: ({ adjusted }) => tested(adjusted) },
    ...(checks.some(({ withShares }) => withShares !== undefined)
      ? [
          {
            key: 'shares',
            label: t('flag.withShares'),
            numeric: true,
            cell: ({ withShares }: Check) => tested(withShares),
          },
        ]
      : []),
    {
      key: 'without',
      label: t('flag.withoutWorstDays'),
      numeric: true,
      cell: ({ withoutWorstDays }) => tested(withoutWorstDays),
    },
    {
      key: 'shrunken',
      label: t('flag.shrunken'),
      numeric: true,
      cell: ({ shrunken }) =>
        shrunken === null ? t('flag.noComparison') : formatDecimal(shrunken, language),
    },
  ];
  return (
    <section className="section" aria-labelledby="checks">
      <h2 id="checks">{t('flag.checks')}</h2>
      <DataTable
        caption={t('flag.checksCaption')}
        columns={columns}
        rows={checks}
        rowKey={({ quarter }) => quarter}
      />
    </section>
  );
}
