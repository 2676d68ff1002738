import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { repliesOfUnit } from '../../api/public-record.js';
import { useApi } from '../../api/use-api.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { LoadedPages } from '../../ui/loaded-pages.js';

/** What the unit says to its own figures: it stays beside them. */
export function RepliesSection({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const replies = useInfiniteQuery(repliesOfUnit(useApi(), unitId));
  useIllustrative(replies.data?.pages.some(({ items }) => items.some((one) => one.illustrative)) === true);
  return (
    <LoadedPages query={replies} empty={null}>
      {(items) => (
        <section aria-labelledby="replies">
          <h3 id="replies">{t('unitPage.replies')}</h3>
          {items.map(({ replyId, text, repliedAt }) => (
            <blockquote key={replyId} className="card">
              <p>{text}</p>
              <footer className="small soft">
                {t('unitPage.repliedAt', { date: formatInstant(repliedAt, language) })}
              </footer>
            </blockquote>
          ))}
        </section>
      )}
    </LoadedPages>
  );
}
