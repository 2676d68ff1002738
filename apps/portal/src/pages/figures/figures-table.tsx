import type { PublicationView } from '@namkhong/contracts/http/scoring-publication';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { treeQuery, type TreeUnit } from '../../api/organisation.js';
import { publicationQuery } from '../../api/publications.js';
import { useApi } from '../../api/use-api.js';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { FigureStatus } from '../../ui/figure-status.js';
import { Loaded } from '../../ui/loaded.js';

type Unit = PublicationView['manifest']['units'][number];

/** What was published of every unit, by name. */
export function FiguresTable({ publicationId }: { readonly publicationId: string }) {
  const api = useApi();
  const publication = useQuery(publicationQuery(api, publicationId));
  const tree = useQuery(treeQuery(api));
  return (
    <Loaded query={publication}>
      {({ manifest }) => (
        <Loaded query={tree}>{(units) => <Table published={manifest.units} units={units} />}</Loaded>
      )}
    </Loaded>
  );
}

function Table(props: {
  readonly published: readonly Unit[];
  readonly units: ReadonlyMap<string, TreeUnit>;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (unitId: string) => props.units.get(unitId)?.name ?? unitId;
  const rows = props.published.toSorted((a, b) => named(a.unitId).localeCompare(named(b.unitId), 'vi'));
  const share = (figure: { readonly value: string; readonly of: string } | null) =>
    figure === null ? '–' : `${formatDecimal(figure.value, language)} (n = ${figure.of})`;
  return (
    <section className="section" aria-labelledby="all-units">
      <h2 id="all-units">{t('figures.tableTitle')}</h2>
      <DataTable
        caption={t('figures.tableText')}
        columns={[
          {
            key: 'unit',
            label: t('figures.unit'),
            cell: ({ unitId }: Unit) => (
              <Link to="/units/$unitId" params={{ unitId }}>
                {named(unitId)}
              </Link>
            ),
          },
          {
            key: 'score',
            label: t('figures.score'),
            numeric: true,
            cell: ({ outputs: { score, status } }) =>
              score === null ? <FigureStatus status={status} /> : formatDecimal(score.value, language),
          },
          {
            key: 'interval',
            label: t('figures.interval'),
            numeric: true,
            cell: ({ outputs: { score } }) =>
              score?.lower == null || score.upper === null
                ? '–'
                : `${formatDecimal(score.lower, language)}–${formatDecimal(score.upper, language)}`,
          },
          { key: 'n', label: t('figures.n'), numeric: true, cell: ({ outputs }) => outputs.n ?? '–' },
          {
            key: 'response',
            label: t('figures.responseShort'),
            numeric: true,
            cell: ({ outputs }) => (
              <>
                {share(outputs.responseRate)}
                {outputs.representative === false ? (
                  <span className="small soft"> {t('figures.notRepresentative')}</span>
                ) : null}
              </>
            ),
          },
          {
            key: 'on-time',
            label: t('figures.onTimeShort'),
            numeric: true,
            cell: ({ outputs }) => share(outputs.onTime),
          },
        ]}
        rows={rows}
        rowKey={({ unitId }) => unitId}
      />
    </section>
  );
}
