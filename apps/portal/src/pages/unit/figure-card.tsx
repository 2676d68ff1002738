import type { FigureView } from '@namkhong/contracts/http/scoring';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../format/format-date.js';
import { formatLastDay } from '../../format/format-last-day.js';
import { formatCount, formatDecimal, percentSign } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { FigureStatus } from '../../ui/figure-status.js';
import { IntervalText } from '../../ui/interval-text.js';
import { ScoreLine } from '../../ui/score-line.js';
import { CriteriaTable } from './criteria-table.js';
import { ServedTable } from './served-table.js';

/** The headline figure with its interval and number of answers; the other measure in small beside it. */
export function FigureCard({ figure }: { readonly figure: FigureView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const linear = { label: t('unit.linear'), value: figure.linear, interval: figure.linearInterval, unit: '' };
  const share = {
    label: t('unit.topTwoBox'),
    value: figure.topTwoBox,
    interval: figure.topTwoBoxInterval,
    unit: percentSign(language),
  };
  const [first, second] = figure.headline === 'linear' ? [linear, share] : [share, linear];
  return (
    <article className="card figure-card">
      <h3>{figure.title[language]}</h3>
      <p className="small soft">
        {t('unit.period', { from: formatCivilDate(figure.from), to: formatLastDay(figure.to) })}.{' '}
        {t(`unit.${figure.assurance}`)}.{' '}
        {t('unit.version', { set: figure.setCode, version: figure.setVersion })}.
      </p>
      <div className="figure-card__score">
        <div>
          <p>{first.label}</p>
          {first.value === null ? null : (
            <p className="score">
              {formatDecimal(first.value, language)}
              <span className="score__unit">{first.unit}</span>
            </p>
          )}
          <Facts n={figure.n} interval={first.value === null ? undefined : first.interval} />
          <p>
            <FigureStatus status={figure.status} explain />
          </p>
        </div>
        <div>
          {first.value === null ? null : <ScoreLine value={first.value} interval={first.interval} />}
          {second.value === null ? null : (
            <>
              <p className="small">
                {second.label}:{' '}
                <strong className="number">
                  {formatDecimal(second.value, language)}
                  {second.unit}
                </strong>
              </p>
              <div className="small">
                <Facts n={figure.n} interval={second.interval} />
              </div>
            </>
          )}
        </div>
      </div>
      {figure.criteria.length === 0 ? null : <CriteriaTable criteria={figure.criteria} />}
      <ServedTable figure={figure} />
    </article>
  );
}

function Facts(props: {
  readonly n: number | null;
  readonly interval: { readonly lower: string; readonly upper: string } | null | undefined;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { interval } = props;
  return (
    <p className="score__facts number">
      {interval === undefined ? null : (
        <>
          <IntervalText lower={interval?.lower ?? null} upper={interval?.upper ?? null} />;{' '}
        </>
      )}
      <strong>
        {props.n === null ? t('unit.nUnknown') : t('unit.n', { n: formatCount(props.n, language) })}
      </strong>
    </p>
  );
}
