import type { ClauseTrace } from '@namkhong/contracts/http/directive';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { traceQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { formatCount } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { CriteriaSetSteps } from './criteria-set-steps.js';
import { Step } from './step.js';
import './trace.css';

const route = getRouteApi('/work/clauses/$clauseId');

export function TracePage() {
  const { clauseId } = route.useParams();
  const query = useQuery(traceQuery(useApi(), clauseId));
  return <Loaded query={query}>{(trace) => <Chain trace={trace} />}</Loaded>;
}

function Chain({ trace }: { readonly trace: ClauseTrace }) {
  const { t } = useTranslation();
  const language = useLanguage();
  useIllustrative(trace.illustrative);
  const { clause, assignments, criteriaSets } = trace;
  const count = (n: number) => formatCount(n, language);
  return (
    <>
      <PageTitle lead={t('trace.lead')}>{t('trace.title')}</PageTitle>
      <ol className="chain">
        <Step icon="document" title={t('trace.clause')}>
          <blockquote lang="vi">{clause.text}</blockquote>
          <p className="small soft">
            <Link to="/work/directives/$directiveId" params={{ directiveId: clause.directiveId }}>
              {clause.directiveNumber}
            </Link>
            , {t('directive.clause', { n: clause.ordinal })}
            {clause.asReported ? ` (${t('directive.asReported')})` : null}.{' '}
            {clause.basedOn.length === 0 ? null : t('trace.basedOn', { numbers: clause.basedOn.join('; ') })}
          </p>
        </Step>
        <Step icon="people" title={t('trace.assignments')}>
          <p>
            {assignments.total === 0
              ? t('trace.noAssignments')
              : t('trace.assignmentsText', {
                  total: count(assignments.total),
                  delivered: count(assignments.delivered),
                  acknowledged: count(assignments.acknowledged),
                  overdue: count(assignments.overdue),
                })}
          </p>
        </Step>
        {criteriaSets.length === 0 ? (
          <Step icon="question" title={t('trace.criteria')}>
            <p>{t('trace.noCriteria')}</p>
          </Step>
        ) : (
          criteriaSets.map((set) => <CriteriaSetSteps key={`${set.setCode} ${set.version}`} set={set} />)
        )}
      </ol>
    </>
  );
}
