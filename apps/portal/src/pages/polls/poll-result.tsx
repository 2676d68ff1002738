import type { Poll } from '@namkhong/contracts/http/feedback-polls';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';

/** The options, with their counts once it is closed. */
export function PollResult({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { results, options, maxChoices, state } = poll;
  const told = new Map(results?.options.map((one) => [one.code, one]));
  const heading = results === null ? t('poll.options') : t('poll.results');
  const counted = (key: 'count' | 'percent') => ({
    ...{ key, label: t(`poll.${key}`), numeric: true },
    cell: ({ code }: Poll['options'][number]) => told.get(code)?.[key] ?? '–',
  });
  return (
    <section className="section" aria-labelledby="options">
      <h2 id="options">{heading}</h2>
      {results === null ? (
        state === 'withdrawn' ? null : (
          <p className="small">{t('poll.notYet')}</p>
        )
      ) : (
        <p>{results.answers === null ? t('poll.withheld') : t('poll.answers', { n: results.answers })}</p>
      )}
      {maxChoices > 1 ? <p className="small">{t('poll.severalMay', { n: maxChoices })}</p> : null}
      <DataTable
        caption={heading}
        hideCaption
        columns={[
          {
            key: 'option',
            label: t('poll.option'),
            cell: ({ label }: Poll['options'][number]) => label[language],
          },
          ...(results === null ? [] : [counted('count'), counted('percent')]),
        ]}
        rows={options}
        rowKey={({ code }) => code}
      />
    </section>
  );
}
