import type { ModeratedComment, Poll } from '@namkhong/contracts/http/feedback-polls';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { treeQuery, type TreeUnit } from '../../api/organisation.js';
import { pollsKey, pollsQuery, waitingCommentsQuery } from '../../api/polls.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { Acts } from '../../forms/acts.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';
import { actsOnComment, arrangeAct, withdrawAct } from './office-acts.js';
import { PollSummary } from './poll-summary.js';

/** Where an office arranges polls, and reads comments before others do. */
export function OfficePollsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const polls = useInfiniteQuery(pollsQuery(api));
  const tree = useQuery(treeQuery(api));
  return (
    <>
      <PageTitle>{t('poll.workTitle')}</PageTitle>
      <Loaded query={tree}>{(units) => <Arranging units={units} />}</Loaded>
      <LoadedPages query={polls} empty={<Empty title={t('poll.empty')} />}>
        {(items) => items.map((poll) => <OfficePoll key={poll.pollId} poll={poll} />)}
      </LoadedPages>
    </>
  );
}

function Arranging({ units }: { readonly units: ReadonlyMap<string, TreeUnit> }) {
  const { t } = useTranslation();
  const { grants } = useCaller();
  const own = new Set(grants.filter(({ role }) => role === 'committee-office').map(({ unitId }) => unitId));
  // Who is granted everything asks for the highest units and those right below them.
  const isAsker = ({ unitId, parentId }: TreeUnit) =>
    own.has(unitId) || (own.has(null) && (parentId === null || units.get(parentId)?.parentId === null));
  const choices = [...units.values()]
    .filter(isAsker)
    .map(({ unitId, name }) => ({ value: unitId, label: name }));
  return (
    <Acts
      scope="polls"
      label={t('poll.acts.arrange')}
      acts={mayDo('poll.arrange', grants) && choices.length > 0 ? [arrangeAct(choices, t)] : []}
      refresh={[pollsKey]}
    />
  );
}

function OfficePoll({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { grants } = useCaller();
  const waiting = useInfiniteQuery(waitingCommentsQuery(useApi(), poll.pollId));
  useIllustrative(poll.illustrative);
  const isRunning = poll.state === 'announced' || poll.state === 'open';
  return (
    <article className="card">
      <h2 className="card__title">
        <Link to="/polls/$pollId" params={{ pollId: poll.pollId }}>
          {poll.title[language]}
        </Link>
      </h2>
      <PollSummary poll={poll} />
      <Acts
        scope={`poll:${poll.pollId}`}
        label={poll.title[language]}
        acts={isRunning && mayDo('poll.arrange', grants) ? [withdrawAct(poll, t)] : []}
        refresh={[pollsKey]}
      />
      {poll.takesComments ? (
        <section aria-label={`${t('poll.waiting')}: ${poll.title[language]}`}>
          <h3>{t('poll.waiting')}</h3>
          <LoadedPages query={waiting} empty={<p className="small soft">{t('poll.noWaiting')}</p>}>
            {(comments) => comments.map((one) => <WaitingComment key={one.commentId} comment={one} />)}
          </LoadedPages>
        </section>
      ) : null}
    </article>
  );
}

function WaitingComment({ comment }: { readonly comment: ModeratedComment }) {
  const { t } = useTranslation();
  const { grants } = useCaller();
  const date = formatCivilDate(comment.receivedOn);
  return (
    <article className="card">
      <p className="wrap-anywhere">{comment.text}</p>
      <p className="small soft">{t('poll.receivedOn', { date })}</p>
      {comment.personalMark === null ? null : (
        <p className="small">{t('poll.mark', { mark: comment.personalMark })}</p>
      )}
      <Acts
        scope={`comment:${comment.commentId}`}
        label={`${t('poll.waiting')} ${date}`}
        acts={mayDo('poll.moderate', grants) ? actsOnComment(comment, t) : []}
        refresh={[pollsKey]}
      />
    </article>
  );
}
