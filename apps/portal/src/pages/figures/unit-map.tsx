import type { UnitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boundariesQuery, publishedFollowUpQuery } from '../../api/organisation.js';
import { publicationQuery } from '../../api/publications.js';
import { useApi } from '../../api/use-api.js';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { ChartFigure } from '../../ui/chart/chart-figure.js';
import { DataTable } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { Select } from '../../ui/select.js';
import { Empty } from '../../ui/states.js';
import { mapClasses, type MapClass } from './map-classes.js';
import { MapDrawing } from './map-drawing.js';
import './figures.css';
import { mapMeasures, publishedValues, taskValues, type MapMeasure, type UnitValues } from './unit-values.js';

/** The units that have a boundary, by one measure at a time. */
export function UnitMap({ publicationId }: { readonly publicationId: string | undefined }) {
  const { t } = useTranslation();
  const boundaries = useQuery(boundariesQuery(useApi()));
  return (
    <section className="section" aria-labelledby="map">
      <h2 id="map">{t('figures.mapTitle')}</h2>
      <Loaded query={boundaries}>
        {(drawn) =>
          drawn.features.length === 0 ? (
            <Empty title={t('figures.noBoundaries')} />
          ) : (
            <Drawn boundaries={drawn} publicationId={publicationId} />
          )
        }
      </Loaded>
    </section>
  );
}

function Drawn(props: { readonly boundaries: UnitBoundaries; readonly publicationId: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { values, measures, measure, choose } = useMeasure(props.publicationId, props.boundaries);
  const rows = useMemo(
    () =>
      props.boundaries.features
        .map(({ properties }) => ({ ...properties, figure: values.get(properties.unitId) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
    [props.boundaries, values],
  );
  const classes = useMemo(
    () => mapClasses(rows.flatMap(({ figure }) => (figure === undefined ? [] : Number(figure.value)))),
    [rows],
  );
  const told = useMemo(
    () =>
      rows.map(({ unitId, name, figure }) => ({
        unitId,
        value: figure === undefined ? null : Number(figure.value),
        text: figure === undefined ? '' : formatDecimal(figure.value, language),
        told:
          figure === undefined
            ? `${name}: ${t('figures.noValue')}`
            : `${name}: ${formatDecimal(figure.value, language)}\n${tellInterval(figure, language)}n = ${figure.of ?? '–'}`,
      })),
    [rows, language, t],
  );
  const title = t(`figures.${measure}`);
  return (
    <>
      <div className="form-grid form-grid--one">
        <Select
          label={t('figures.mapShows')}
          choices={measures.map((value) => ({ value, label: t(`figures.${value}`) }))}
          value={measure}
          onChange={choose}
        />
      </div>
      {values.size === 0 ? <p>{t('figures.mapEmpty')}</p> : null}
      <ChartFigure
        drawing={
          <MapDrawing
            label={t('figures.mapLabel', { measure: title })}
            boundaries={props.boundaries}
            values={told}
            classes={classes}
          />
        }
        caption={
          <>
            <Legend classes={classes} />
            {t('figures.mapNote')}{' '}
            {props.boundaries.sources
              .map(({ source, licence }) => t('figures.boundaries', { source, licence }))
              .join('; ')}
            .
          </>
        }
      >
        <DataTable
          caption={title}
          columns={[
            {
              key: 'unit',
              label: t('figures.unit'),
              cell: ({ unitId, name }: (typeof rows)[number]) => (
                <Link to="/units/$unitId" params={{ unitId }}>
                  {name}
                </Link>
              ),
            },
            {
              key: 'value',
              label: t('figures.value'),
              numeric: true,
              cell: ({ figure }) =>
                figure === undefined ? t('figures.noValue') : formatDecimal(figure.value, language),
            },
            {
              key: 'interval',
              label: t('figures.interval'),
              numeric: true,
              cell: ({ figure }) =>
                figure?.lower == null || figure.upper === null
                  ? '–'
                  : `${formatDecimal(figure.lower, language)}–${formatDecimal(figure.upper, language)}`,
            },
            {
              key: 'of',
              label: t(measure === 'score' ? 'figures.n' : 'figures.of'),
              numeric: true,
              cell: ({ figure }) => figure?.of ?? '–',
            },
          ]}
          rows={rows}
          rowKey={({ unitId }) => unitId}
        />
      </ChartFigure>
    </>
  );
}

/** What each colour stands for, in words. */
function Legend({ classes }: { readonly classes: readonly MapClass[] }) {
  const { t } = useTranslation();
  return (
    <ul className="map-legend">
      {classes.map(({ low, high }, index) => (
        <li key={low}>
          <span className={`map-legend__colour map-legend__colour--${index + 1}`} aria-hidden="true" />
          {t(index === classes.length - 1 ? 'figures.rangeLast' : 'figures.range', { low, high })}
        </li>
      ))}
      <li>
        <span className="map-legend__colour" aria-hidden="true" />
        {t('figures.noValue')}
      </li>
    </ul>
  );
}

function tellInterval(
  { lower, upper }: { readonly lower: string | null; readonly upper: string | null },
  language: 'vi' | 'en',
): string {
  if (lower === null || upper === null) return '';
  return `95 %: ${formatDecimal(lower, language)}–${formatDecimal(upper, language)}\n`;
}

/** What may be drawn, and what is: what somebody chose, else the first measure of which a drawn unit has a figure. */
function useMeasure(publicationId: string | undefined, boundaries: UnitBoundaries) {
  const api = useApi();
  const publication = useQuery({
    ...publicationQuery(api, publicationId ?? ''),
    enabled: publicationId !== undefined,
  });
  const tasks = useQuery(publishedFollowUpQuery(api, { by: 'unit' }));
  const [chosen, choose] = useState<MapMeasure | null>(null);
  const values = useMemo((): Readonly<Record<MapMeasure, UnitValues>> => {
    const published = (measure: Exclude<MapMeasure, 'tasks'>) => publishedValues(publication.data, measure);
    return {
      score: published('score'),
      onTime: published('onTime'),
      responseRate: published('responseRate'),
      tasks: taskValues(tasks.data?.items ?? []),
    };
  }, [publication.data, tasks.data]);
  const isDrawn = (measure: MapMeasure) =>
    boundaries.features.some(({ properties }) => values[measure].has(properties.unitId));
  const measure = chosen ?? mapMeasures.find(isDrawn) ?? 'score';
  useIllustrative(measure === 'tasks' && tasks.data?.items.some(({ illustrative }) => illustrative) === true);
  return { values: values[measure], measures: mapMeasures, measure, choose };
}
