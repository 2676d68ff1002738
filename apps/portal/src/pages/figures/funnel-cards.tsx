import type { PublicationFunnels } from '@namkhong/contracts/http/scoring-publication';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { treeQuery, type TreeUnit } from '../../api/organisation.js';
import { funnelsQuery } from '../../api/publications.js';
import { useApi } from '../../api/use-api.js';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Chart } from '../../ui/chart/chart.js';
import { DataTable } from '../../ui/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useUnitKind } from '../../ui/use-unit-kind.js';
import { drawFunnel } from './draw-funnel.js';

type Funnel = PublicationFunnels['funnels'][number];
type Units = ReadonlyMap<string, TreeUnit>;

/** One funnel for each kind of unit, in place of a league table. */
export function FunnelCards({ publicationId }: { readonly publicationId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const funnels = useQuery(funnelsQuery(api, publicationId));
  const tree = useQuery(treeQuery(api));
  return (
    <Loaded query={funnels}>
      {({ funnels: drawn }) => (
        <Loaded query={tree}>
          {(units) =>
            drawn.length === 0 ? (
              <p>{t('figures.funnelNone')}</p>
            ) : (
              drawn.map((funnel) => (
                <FunnelCard key={`${funnel.level} ${funnel.setVersion}`} funnel={funnel} units={units} />
              ))
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

/** The drawing, and by name the same in words. */
function FunnelCard({ funnel, units }: { readonly funnel: Funnel; readonly units: Units }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const kindOf = useUnitKind();
  const named = useMemo(() => (unitId: string) => units.get(unitId)?.name ?? unitId, [units]);
  const rows = funnel.points.toSorted((a, b) => named(a.unitId).localeCompare(named(b.unitId), 'vi'));
  const draw = useMemo(
    () =>
      drawFunnel(funnel, {
        nAxis: t('figures.nAxis'),
        scoreAxis: t('figures.scoreAxis'),
        target: t('figures.target', { target: formatDecimal(funnel.target, language) }),
        named,
        told: ({ unitId, n, score }) => `${named(unitId)}\n${formatDecimal(score, language)}, n = ${n}`,
      }),
    [funnel, language, named, t],
  );
  const open = useMemo(
    () => (name: string) => {
      const point = funnel.points.find(({ unitId }) => named(unitId) === name);
      if (point) void navigate({ to: '/units/$unitId', params: { unitId: point.unitId } });
    },
    [funnel, named, navigate],
  );
  const outside = funnel.points.filter((point) => placeOf(point) !== 'within').length;
  const title = t('figures.funnelTitle', { kind: kindOf(funnel.level) });
  return (
    <section className="section">
      <h2>{title}</h2>
      <Chart
        label={t('figures.funnelLabel', { count: funnel.points.length, outside })}
        draw={draw}
        onPress={open}
        caption={t('figures.funnelText')}
      >
        <DataTable
          caption={title}
          columns={[
            {
              key: 'unit',
              label: t('figures.unit'),
              cell: ({ unitId }: (typeof rows)[number]) => (
                <Link to="/units/$unitId" params={{ unitId }}>
                  {named(unitId)}
                </Link>
              ),
            },
            {
              key: 'score',
              label: t('figures.score'),
              numeric: true,
              cell: ({ score }) => formatDecimal(score, language),
            },
            { key: 'n', label: t('figures.n'), numeric: true, cell: ({ n }) => n },
            {
              key: 'usual',
              label: t('figures.usual'),
              numeric: true,
              cell: ({ lower95, upper95 }) =>
                `${formatDecimal(lower95.toFixed(2), language)}–${formatDecimal(upper95.toFixed(2), language)}`,
            },
            { key: 'place', label: t('figures.place'), cell: (point) => t(`figures.${placeOf(point)}`) },
          ]}
          rows={rows}
          rowKey={({ unitId }) => unitId}
        />
      </Chart>
    </section>
  );
}

function placeOf({ score, lower95, upper95 }: Funnel['points'][number]): 'below' | 'within' | 'above' {
  if (Number(score) < lower95) return 'below';
  return Number(score) > upper95 ? 'above' : 'within';
}
