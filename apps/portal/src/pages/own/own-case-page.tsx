import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { CaseSteps } from '../case-steps/case-steps.js';

const route = getRouteApi('/work/own/$caseId');

/** A case as its subject reads it: what it rests on, with the data of others taken out, and the way to answer. */
export function OwnCasePage() {
  const { caseId } = route.useParams();
  const { t } = useTranslation();
  return (
    <>
      <p className="no-print">
        <Link to="/work/own">{t('steps.ownTitle')}</Link>
      </p>
      <PageTitle>{t('steps.ownCases')}</PageTitle>
      <Notice title={t('case.notPenalty')}>
        <p>{t('case.notPenaltyText')}</p>
      </Notice>
      <CaseSteps caseId={caseId} own />
    </>
  );
}
