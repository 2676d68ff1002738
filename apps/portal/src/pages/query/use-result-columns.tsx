import type { IndexResult } from '@namkhong/contracts/http/scoring-query';
import { useTranslation } from 'react-i18next';
import type { IndexQuery } from '../../api/scoring.js';
import { formatPeriod } from '../../format/format-date.js';
import { formatCount, formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import type { Column } from '../../ui/data-table.js';
import { Question } from '../../ui/question.js';
import { Status } from '../../ui/status.js';
import { useChannelNames } from './use-channel-names.js';
import { UnitName } from './unit-name.js';

type Row = IndexResult['rows'][number];

/** A column for each dimension and measure that was asked, and always n and the status. */
export function useResultColumns(query: IndexQuery): readonly Column<Row>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const channelNames = useChannelNames();
  const decimal = (value: string | null, interval: Row['linearInterval']) =>
    value === null ? (
      '–'
    ) : (
      <>
        {formatDecimal(value, language)}
        {interval === null ? null : (
          <span className="small soft">
            {' '}
            ({formatDecimal(interval.lower, language)}–{formatDecimal(interval.upper, language)})
          </span>
        )}
      </>
    );
  const columns: (Column<Row> | false)[] = [
    { key: 'period', label: t('query.period'), cell: (row) => formatPeriod(row.period, language) },
    query.dimensions.includes('unit') && {
      key: 'unit',
      label: t('query.unit'),
      cell: (row) => (row.unitId === null ? '–' : <UnitName unitId={row.unitId} />),
    },
    query.dimensions.includes('official') && {
      key: 'official',
      label: t('query.official'),
      // A code; who it is stands in the staff register of those who may know.
      cell: (row) => <span className="number">{row.officialId?.slice(-8) ?? '–'}</span>,
    },
    query.dimensions.includes('criterion') && {
      key: 'criterion',
      label: t('query.criterion'),
      cell: (row) => (row.criterion === null ? '–' : <Question code={row.criterion} />),
    },
    query.dimensions.includes('set-version') && {
      key: 'set-version',
      label: t('query.set-version'),
      numeric: true,
      cell: (row) => row.setVersion ?? '–',
    },
    query.dimensions.includes('assurance') && {
      key: 'assurance',
      label: t('query.assurance'),
      cell: (row) => (row.assurance === null ? '–' : t(`unit.${row.assurance}`)),
    },
    query.dimensions.includes('channel') && {
      key: 'channel',
      label: t('query.channel'),
      cell: (row) => (row.channel === null ? '–' : channelNames(row.channel)),
    },
    query.dimensions.includes('stratum') && {
      key: 'stratum',
      label: t('query.stratum'),
      cell: (row) => row.stratum ?? '–',
    },
    query.dimensions.includes('procedure-group') && {
      key: 'procedure-group',
      label: t('query.procedure-group'),
      cell: (row) => row.procedureGroup ?? '–',
    },
    query.measures.includes('linear') && {
      key: 'linear',
      label: t('query.linear'),
      numeric: true,
      cell: (row) => decimal(row.linear, row.linearInterval),
    },
    query.measures.includes('top-two-box') && {
      key: 'top-two-box',
      label: t('query.top-two-box'),
      numeric: true,
      cell: (row) => decimal(row.topTwoBox, row.topTwoBoxInterval),
    },
    ...(['shrunken', 'adjusted'] as const).map(
      (measure) =>
        query.measures.includes(measure) && {
          key: measure,
          label: t(`query.${measure}`),
          numeric: true,
          cell: (row: Row) => decimal(row[measure] ?? null, null),
        },
    ),
    query.measures.includes('response-rate') && {
      key: 'response-rate',
      label: t('query.response-rate'),
      numeric: true,
      cell: (row) => decimal(row.responseRate?.value ?? null, row.responseRate?.interval ?? null),
    },
    query.measures.includes('on-time') && {
      key: 'on-time',
      label: t('query.on-time'),
      numeric: true,
      cell: (row) => decimal(row.onTime?.value ?? null, row.onTime?.interval ?? null),
    },
    query.measures.includes('integrity') && {
      key: 'integrity',
      label: t('query.integrity'),
      numeric: true,
      cell: (row) => decimal(row.integrity?.value ?? null, null),
    },
    query.measures.includes('overall') && {
      key: 'overall',
      label: t('query.overall'),
      numeric: true,
      cell: (row) => decimal(row.overall?.value ?? null, null),
    },
    {
      key: 'n',
      label: t('query.n'),
      numeric: true,
      cell: (row) => (row.n === null ? '–' : formatCount(row.n, language)),
    },
    {
      key: 'status',
      label: t('unit.status'),
      cell: (row) => (
        <>
          <Status icon={row.status === 'suppressed' ? 'hidden' : 'check'}>{t(`query.${row.status}`)}</Status>
          {row.breakInSeries ? <span className="small soft"> {t('query.breakInSeries')}</span> : null}
          <ChannelNote label={t('query.leftOut')} channels={row.leftOutChannels} />
          <ChannelNote label={t('query.outdated')} channels={row.outdatedChannels} />
        </>
      ),
    },
  ];
  return columns.filter((column) => column !== false);
}

/** Channels about which something was decided; nothing where there are none. */
function ChannelNote(props: { readonly label: string; readonly channels: Row['leftOutChannels'] }) {
  const channelNames = useChannelNames();
  if (props.channels === undefined || props.channels.length === 0) return null;
  return (
    <span className="small soft">
      {' '}
      {props.label}: {channelNames(props.channels.join('+'))}.
    </span>
  );
}
