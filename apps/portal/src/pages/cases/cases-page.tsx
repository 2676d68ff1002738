import type { CaseView } from '@namkhong/contracts/http/directive';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import { Status } from '../../ui/status.js';
import { useCaseTitle } from './use-case-title.js';

export function CasesPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(casesQuery(useApi()));
  useIllustrative(query.data?.pages.some(({ items }) => items.some((one) => one.illustrative)) ?? false);
  return (
    <>
      <PageTitle lead={t('case.lead')}>{t('case.title')}</PageTitle>
      <LoadedPages query={query} empty={<Empty title={t('case.empty')} />}>
        {(cases) => cases.map((one) => <CaseCard key={one.caseId} one={one} />)}
      </LoadedPages>
    </>
  );
}

function CaseCard({ one }: { readonly one: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = useCaseTitle()(one);
  return (
    <article className="card">
      <h2 className="case-card__title">{title}</h2>
      <p className="row small">
        <Status icon="clock">{t(`case.${one.status}`)}</Status>
        <span>{t('case.openedAt', { date: formatInstant(one.openedAt, language) })}</span>
      </p>
      <p>
        <Link to="/work/cases/$caseId" params={{ caseId: one.caseId }}>
          {t('case.view')}
          <span className="visually-hidden">: {title}</span>
        </Link>
      </p>
    </article>
  );
}
