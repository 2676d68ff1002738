import type { CaseView } from '@namkhong/contracts/http/directive';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { Status } from '../../ui/status.js';
import { AssignmentCard } from '../assignments/assignment-card.js';
import '../assignments/assignments.css';
import { CaseSteps } from '../case-steps/case-steps.js';
import { Conditions } from './conditions.js';
import { Evidence } from './evidence.js';
import { FlagOrigin } from './flag-origin.js';
import { FlagParts } from './flag-parts.js';
import { useCaseTitle } from './use-case-title.js';

const route = getRouteApi('/work/cases/$caseId');

export function CasePage() {
  const { caseId } = route.useParams();
  const { t } = useTranslation();
  const query = useQuery(caseQuery(useApi(), caseId));
  return (
    <>
      <p className="no-print">
        <Link to="/work/cases">{t('case.back')}</Link>
      </p>
      <Loaded query={query}>{(one) => <CaseFile one={one} />}</Loaded>
    </>
  );
}

function CaseFile({ one }: { readonly one: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  useIllustrative(one.illustrative);
  return (
    <>
      <PageTitle>{useCaseTitle()(one)}</PageTitle>
      <p className="row">
        <Status icon="clock">{t(`case.${one.status}`)}</Status>
        <span>{t('case.openedAt', { date: formatInstant(one.openedAt, language) })}</span>
        <Link to="/units/$unitId" params={{ unitId: one.subject.unitId }}>
          {one.unitName}
        </Link>
      </p>
      {one.flagId === null ? <p>{t(`case.from.${one.origin}`)}</p> : <FlagOrigin flagId={one.flagId} />}
      {one.flagEnd === null ? null : (
        <Notice tone="attention" title={t('case.flagEnded')}>
          <p>
            {t(`case.flagEnd.${one.flagEnd.end}`, { date: formatInstant(one.flagEnd.endedAt, language) })}
          </p>
        </Notice>
      )}
      <Notice title={t('case.notPenalty')}>
        <p>{t('case.notPenaltyText')}</p>
      </Notice>
      {one.flagId === null || one.threshold === null || one.lowestCriterion === null ? null : (
        <>
          <FlagParts flagId={one.flagId} />
          <Evidence threshold={one.threshold} quarters={one.evidence} lowestCriterion={one.lowestCriterion} />
          <Conditions flagId={one.flagId} conditions={one.conditions} />
        </>
      )}
      <CaseSteps caseId={one.caseId} />
      <section className="section" aria-labelledby="assignment">
        <h2 id="assignment">{t('case.assignment')}</h2>
        {one.assignment === null ? (
          <p>{t('case.noAssignment')}</p>
        ) : (
          <AssignmentCard assignment={one.assignment} mayAcknowledge={false} />
        )}
      </section>
    </>
  );
}
