import type { UnitFigures } from '@namkhong/contracts/http/scoring';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../format/format-date.js';
import { Empty } from '../../ui/states.js';
import { useLanguage } from '../../i18n/use-language.js';
import { FigureCard } from './figure-card.js';
import { SeriesCard } from './series-card.js';

/** Every figure of a unit with its criteria, and every series under it. Never beside another unit's. */
export function UnitFiguresSection({ figures }: { readonly figures: UnitFigures }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (figures.figures.length === 0 && figures.series.length === 0) {
    return <Empty title={t('unit.noFigures')} text={t('unit.noFiguresText')} />;
  }
  return (
    <>
      {figures.figures.map((figure) => (
        <FigureCard key={`${figure.setCode} ${figure.setVersion} ${figure.assurance}`} figure={figure} />
      ))}
      {figures.series.map((series) => (
        <SeriesCard key={`${series.setCode} ${series.assurance}`} series={series} />
      ))}
      {figures.asOf === null ? null : (
        <p className="small soft">{t('unit.asOf', { date: formatInstant(figures.asOf, language) })}</p>
      )}
    </>
  );
}
