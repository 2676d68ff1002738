import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/errors.js';
import { simulatedMessagesQuery } from '../../api/simulator.js';
import { useApi } from '../../api/use-api.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import { Bubble } from './bubble.js';
import './phone.css';

const refreshMilliseconds = 3000;

/** What officials' phones received, where messages go to a simulated exchange. */
export function PhonePage() {
  const { t } = useTranslation();
  useIllustrative(true);
  const query = useQuery({
    ...simulatedMessagesQuery(useApi()),
    staleTime: 0,
    refetchInterval: ({ state }) => (isAbsent(state.error) ? false : refreshMilliseconds),
  });
  return (
    <>
      <PageTitle lead={t('phone.lead')}>{t('phone.title')}</PageTitle>
      {isAbsent(query.error) ? (
        <Notice title={t('phone.unavailable')}>
          <p>{t('phone.unavailableText')}</p>
        </Notice>
      ) : (
        <div className="phone">
          <div className="phone__screen" role="region" aria-label={t('phone.messages')} tabIndex={0}>
            <Loaded query={query}>
              {({ messages }) =>
                messages.length === 0 ? (
                  <Empty title={t('phone.empty')} />
                ) : (
                  <ol className="phone__list">
                    {[...messages]
                      .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
                      .map((message) => (
                        <Bubble key={message.id} message={message} />
                      ))}
                  </ol>
                )
              }
            </Loaded>
          </div>
        </div>
      )}
      <p className="small soft">{t('phone.refresh')}</p>
    </>
  );
}

/** No simulator at this installation: not a failure. */
function isAbsent(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 404;
}
