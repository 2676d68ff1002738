import type { ClauseTrace } from '@namkhong/contracts/http/directive';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCivilDate, formatInstant } from '../../format/format-date.js';
import { formatBasisPoints, formatCount, formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { IntervalText } from '../../ui/interval-text.js';
import { Status } from '../../ui/status.js';
import { Step } from './step.js';

type TracedSet = ClauseTrace['criteriaSets'][number];

/** From one criteria set on: its questions, what they gave, what was flagged, what is reviewed. */
export function CriteriaSetSteps({ set }: { readonly set: TracedSet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Step icon="question" title={t('trace.criteria')}>
        <p className="small soft">
          {t('trace.set', {
            set: set.setCode,
            version: set.version,
            date: formatCivilDate(set.effectiveFrom),
          })}
        </p>
        <ul>
          {set.criteria.map((criterion) => (
            <li key={criterion.code}>
              {criterion.question[language]}{' '}
              <span className="small soft">
                ({t('trace.weight', { weight: formatBasisPoints(criterion.weight, language) })})
              </span>
            </li>
          ))}
        </ul>
      </Step>
      <Step icon="few" title={t('trace.figures')}>
        <Figures set={set} />
      </Step>
      <Step icon="alert" title={t('trace.flags')}>
        {set.flags.length === 0 ? <p>{t('trace.noFlags')}</p> : null}
        <ul>
          {set.flags.map((flag) => (
            <li key={flag.flagId}>
              {t('trace.flag', { date: formatInstant(flag.raisedAt, language) })},{' '}
              <Link to="/units/$unitId" params={{ unitId: flag.unitId }}>
                {unitName(set, flag.unitId) ?? t('assignment.unit').toLowerCase()}
              </Link>
            </li>
          ))}
        </ul>
      </Step>
      <Step icon="people" title={t('trace.cases')}>
        {set.cases.length === 0 ? <p>{t('trace.noCases')}</p> : null}
        <ul>
          {set.cases.map((one) => (
            <li key={one.caseId}>
              <Link to="/work/cases/$caseId" params={{ caseId: one.caseId }}>
                {t('trace.case', { id: one.caseId.slice(-8) })}
              </Link>
              :{' '}
              {one.assignmentId === null ? (
                <Status icon="clock">{t('trace.withoutAssignment')}</Status>
              ) : (
                <Status icon="check" tone="good">
                  {t('trace.withAssignment')}
                </Status>
              )}
            </li>
          ))}
        </ul>
      </Step>
    </>
  );
}

/** Alphabetical: the chain shows evidence, it ranks nobody. */
function Figures({ set }: { readonly set: TracedSet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (set.figures.length === 0) return <p>{t('trace.noFigures')}</p>;
  const figures = [...set.figures].sort((a, b) => a.unitName.localeCompare(b.unitName, 'vi'));
  return (
    <ul>
      {figures.map((figure) => (
        <li key={figure.unitId} className="number">
          <Link to="/units/$unitId" params={{ unitId: figure.unitId }}>
            {figure.unitName}
          </Link>
          : <strong>{formatDecimal(figure.score, language)}</strong>;{' '}
          <IntervalText lower={figure.lower} upper={figure.upper} />;{' '}
          {t('unit.n', { n: formatCount(figure.n, language) })}
        </li>
      ))}
    </ul>
  );
}

function unitName(set: TracedSet, unitId: string): string | undefined {
  return set.figures.find((figure) => figure.unitId === unitId)?.unitName;
}
