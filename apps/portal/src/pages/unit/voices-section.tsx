import type { PublishedProposal } from '@namkhong/contracts/http/directive-proposals';
import type { PublishedRequest } from '@namkhong/contracts/http/feedback-requests';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishedProposals, publishedRequests, requestFiguresOfUnit } from '../../api/public-record.js';
import { useApi } from '../../api/use-api.js';
import { formatMonth } from '../../format/format-date.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { Loaded } from '../../ui/loaded.js';
import { Status } from '../../ui/status.js';
import { lastTwelveMonths } from './last-twelve-months.js';

const counts = [
  'received',
  'closedByUnit',
  'resolved',
  'notResolved',
  'unheard',
  'appealed',
  'onTime',
] as const;

/** What people asked of the unit, what it answered, and whether they say that it helped. */
export function VoicesSection({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const months = lastTwelveMonths(new Date());
  const figures = useQuery(requestFiguresOfUnit(api, unitId, months));
  const requests = useInfiniteQuery(publishedRequests(api, unitId));
  const proposals = useInfiniteQuery(publishedProposals(api, unitId));
  useIllustrative(figures.data?.illustrative === true);
  return (
    <section className="section" aria-labelledby="voices">
      <h2 id="voices">{t('unitPage.voices')}</h2>
      <p>{t('unitPage.voicesText')}</p>
      <Loaded query={figures}>
        {(told) =>
          told.received === null ? (
            <p className="small soft">{t('unitPage.voicesWithheld')}</p>
          ) : (
            <>
              <h3>{t('unitPage.voicesFigures', { to: formatMonth(months.to) })}</h3>
              <dl className="terms">
                {counts.map((count) => (
                  <div key={count}>
                    <dt>{t(`unitPage.${count}`)}</dt>
                    <dd className="number">{told[count] ?? '–'}</dd>
                  </div>
                ))}
              </dl>
              {told.withheldMonths.length === 0 ? null : (
                <p className="small soft">{t('unitPage.voicesWithheld')}</p>
              )}
            </>
          )
        }
      </Loaded>
      <LoadedPages query={requests} empty={<p>{t('unitPage.voicesNone')}</p>}>
        {(items) => items.map((request) => <Request key={request.requestId} request={request} />)}
      </LoadedPages>
      <LoadedPages query={proposals} empty={null}>
        {(items) => (
          <>
            <h3>{t('unitPage.proposals')}</h3>
            {items.map((proposal) => (
              <Proposal key={proposal.proposalId} proposal={proposal} />
            ))}
          </>
        )}
      </LoadedPages>
    </section>
  );
}

function Request({ request }: { readonly request: PublishedRequest }) {
  const { t } = useTranslation();
  useIllustrative(request.illustrative);
  const { state } = request;
  return (
    <article className="card">
      <h4>{request.title}</h4>
      <p className="small soft">{t('unitPage.receivedIn', { month: formatMonth(request.receivedIn) })}</p>
      <p>{request.text}</p>
      {request.answer === null ? null : (
        <p>
          <strong>{t('unitPage.answer')}:</strong> {request.answer}
        </p>
      )}
      {state === 'resolved' ? (
        <Status icon="check" tone="good">
          {t('unitPage.resolvedState')}
        </Status>
      ) : (
        <Status icon="clock">{t(state === 'closed' ? 'unitPage.closedState' : 'unitPage.otherState')}</Status>
      )}
    </article>
  );
}

const outcomes = {
  adopted: 'adopted',
  'partly-adopted': 'partlyAdopted',
  'not-adopted': 'notAdopted',
} as const satisfies Record<PublishedProposal['outcome'], string>;

function Proposal({ proposal }: { readonly proposal: PublishedProposal }) {
  const { t } = useTranslation();
  return (
    <article className="card">
      <h4>{proposal.question}</h4>
      <p>{proposal.answer}</p>
      <Status
        icon={proposal.outcome === 'not-adopted' ? 'info' : 'check'}
        tone={proposal.outcome === 'not-adopted' ? 'calm' : 'good'}
      >
        {t(`unitPage.${outcomes[proposal.outcome]}`)}
      </Status>
      {proposal.changedBy === null ? null : (
        <p>{t('unitPage.changedBy', { document: proposal.changedBy })}</p>
      )}
    </article>
  );
}
