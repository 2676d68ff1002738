import type { Poll } from '@namkhong/contracts/http/feedback-polls';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pollsQuery } from '../../api/polls.js';
import { useApi } from '../../api/use-api.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import { PollSummary } from './poll-summary.js';

/** What offices ask, the latest first. */
export function PollsPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(pollsQuery(useApi()));
  return (
    <>
      <PageTitle lead={t('poll.lead')}>{t('poll.title')}</PageTitle>
      <LoadedPages query={query} empty={<Empty title={t('poll.empty')} />}>
        {(polls) => polls.map((poll) => <PollCard key={poll.pollId} poll={poll} />)}
      </LoadedPages>
    </>
  );
}

function PollCard({ poll }: { readonly poll: Poll }) {
  const language = useLanguage();
  useIllustrative(poll.illustrative);
  return (
    <article className="card">
      <h2 className="card__title">
        <Link to="/polls/$pollId" params={{ pollId: poll.pollId }}>
          {poll.title[language]}
        </Link>
      </h2>
      <PollSummary poll={poll} />
    </article>
  );
}
