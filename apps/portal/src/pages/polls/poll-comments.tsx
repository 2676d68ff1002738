import type { Poll } from '@namkhong/contracts/http/feedback-polls';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commentsQuery } from '../../api/polls.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { LoadedPages } from '../../ui/loaded-pages.js';

/** What was published, and how often which ground kept something from it. */
export function PollComments({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(commentsQuery(useApi(), poll.pollId));
  const refused = poll.comments.refused.map(({ ground, count }) =>
    t('poll.refusedOne', { ground: t(`poll.grounds.${ground}`), n: count }),
  );
  return (
    <section className="section" aria-labelledby="comments">
      <h2 id="comments">{t('poll.comments')}</h2>
      <LoadedPages query={query} empty={<p>{t('poll.noComments')}</p>}>
        {(comments) =>
          comments.map(({ commentId, text, publishedOn }) => (
            <article key={commentId} className="card">
              <p className="wrap-anywhere">{text}</p>
              <p className="small soft">{formatCivilDate(publishedOn)}</p>
            </article>
          ))
        }
      </LoadedPages>
      {refused.length === 0 ? null : (
        <p className="small soft">{t('poll.refusedCounts', { list: refused.join('; ') })}</p>
      )}
    </section>
  );
}
