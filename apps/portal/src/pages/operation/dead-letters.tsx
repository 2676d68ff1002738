import type { DeadLetterView } from '@namkhong/contracts/http/operation';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deadLettersQuery, operationKey, replayDeadLetter } from '../../api/operation.js';
import type { ServiceName } from '../../api/services.js';
import { useApi } from '../../api/use-api.js';
import { Acts } from '../../forms/acts.js';
import { Status } from '../../ui/status.js';

/** What a service's groups put aside, and the way back; nothing where the service does not answer, as that is said above. */
export function DeadLetters({ service }: { readonly service: ServiceName }) {
  const { t } = useTranslation();
  const query = useQuery(deadLettersQuery(useApi(), service));
  if (query.data === undefined) return null;
  const { items, more } = query.data;
  return (
    <section aria-label={`${t('operation.letters')}: ${t(`operation.services.${service}`)}`}>
      <h3>{t('operation.letters')}</h3>
      {items.length === 0 ? <p className="small soft">{t('operation.noLetters')}</p> : null}
      {items.map((letter) => (
        <Letter key={`${letter.topic} ${letter.offset}`} service={service} letter={letter} />
      ))}
      {more ? <p className="small soft">{t('operation.moreLetters')}</p> : null}
    </section>
  );
}

function Letter({ service, letter }: { readonly service: ServiceName; readonly letter: DeadLetterView }) {
  const { t } = useTranslation();
  const { type, group, code, detail, topic, partition, sourceOffset, offset, handled } = letter;
  const title = t('operation.letterTitle', { type, group });
  return (
    <article className="card">
      <h4 className="wrap-anywhere">{title}</h4>
      <p>
        <Status icon={handled ? 'check' : 'alert'} tone={handled ? 'good' : 'attention'}>
          {t(handled ? 'operation.handled' : 'operation.open')}
        </Status>
      </p>
      <p className="wrap-anywhere">
        {t('operation.why')}: {code} – {detail}
      </p>
      <p className="small soft wrap-anywhere">
        {t('operation.placeOf', { topic, partition, offset: sourceOffset })}
      </p>
      <Acts
        scope={`dead-letter:${service}:${topic}:${offset}`}
        label={title}
        acts={
          handled
            ? []
            : [
                {
                  ...{ name: 'replay', title: t('operation.replay'), text: t('operation.replayText') },
                  fields: [],
                  send: (api) => replayDeadLetter(api, service, letter),
                },
              ]
        }
        refresh={[operationKey]}
      />
    </article>
  );
}
