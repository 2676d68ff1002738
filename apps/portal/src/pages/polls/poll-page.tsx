import { commentStatus, pollReceipt, type Poll } from '@namkhong/contracts/http/feedback-polls';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pollQuery, pollsKey } from '../../api/polls.js';
import { useApi } from '../../api/use-api.js';
import { Acts } from '../../forms/acts.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { actsOnPoll } from './poll-acts.js';
import { PollComments } from './poll-comments.js';
import { PollResult } from './poll-result.js';
import { PollSummary } from './poll-summary.js';

const route = getRouteApi('/polls/$pollId');

export function PollPage() {
  const { pollId } = route.useParams();
  const { t } = useTranslation();
  const query = useQuery(pollQuery(useApi(), pollId));
  return (
    <>
      <p className="no-print">
        <Link to="/polls">{t('poll.back')}</Link>
      </p>
      <Loaded query={query}>{(poll) => <PollFile poll={poll} />}</Loaded>
    </>
  );
}

function PollFile({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  const language = useLanguage();
  useIllustrative(poll.illustrative);
  return (
    <>
      <PageTitle>{poll.title[language]}</PageTitle>
      <PollSummary poll={poll} />
      {poll.withdrawalReason === null ? null : (
        <Notice tone="attention" title={t('poll.withdrawn')}>
          <p lang="vi">{poll.withdrawalReason}</p>
        </Notice>
      )}
      {poll.text[language].split('\n').map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <PollResult poll={poll} />
      <Answering poll={poll} />
      <Notice title={t('poll.noSample')}>
        <p>{t('poll.noSampleText')}</p>
      </Notice>
      {poll.takesComments ? <PollComments poll={poll} /> : null}
    </>
  );
}

/** What may be done, and what came of it: a code to write down, or how a comment stands. */
function Answering({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [answer, setAnswer] = useState<unknown>(null);
  const receipt = pollReceipt.safeParse(answer);
  const comment = commentStatus.safeParse(answer);
  return (
    <>
      <Acts
        scope={`poll:${poll.pollId}`}
        label={poll.title[language]}
        acts={actsOnPoll(poll, language, t)}
        refresh={[pollsKey]}
        onDone={(_, given) => setAnswer(given)}
      />
      {receipt.success ? (
        <Notice tone="attention" title={t('poll.receipt')} announce>
          <p>{t('poll.receiptText', { code: receipt.data.receiptCode })}</p>
        </Notice>
      ) : null}
      {comment.success ? (
        <Notice announce>
          <p>
            {t(`poll.commentStates.${comment.data.state}`, {
              ground: comment.data.ground === null ? '' : t(`poll.grounds.${comment.data.ground}`),
            })}
          </p>
        </Notice>
      ) : null}
    </>
  );
}
