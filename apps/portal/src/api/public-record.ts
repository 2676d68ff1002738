import { disclosure } from '@namkhong/contracts/http/directive-disclosures';
import { pledgeCampaign, pledgeCoverage } from '@namkhong/contracts/http/directive-pledges';
import { publishedProposal } from '@namkhong/contracts/http/directive-proposals';
import { figureReply } from '@namkhong/contracts/http/directive-replies';
import { publishedRequest, requestFigures } from '@namkhong/contracts/http/feedback-requests';
import { page } from '@namkhong/contracts/http/page';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { withQuery, type Api } from './api.js';
import { pagesQuery } from './pages-query.js';

const directive = '/api/directive/v1';
const feedback = '/api/feedback/v1';

/** What anybody may read of units, as pages of a list. */
function pages<Item extends z.ZodType>(
  item: Item,
  path: string,
  filter: Readonly<Record<string, string | undefined>>,
) {
  const schema = page(item);
  return (api: Api) =>
    pagesQuery(api, schema, path, { queryKey: [path, filter], filter: { ...filter, limit: '10' } });
}

export const disclosuresOfUnit = (api: Api, unitId: string) =>
  pages(disclosure, `${directive}/disclosures`, { unitId })(api);

export const publishedRequests = (api: Api, unitId?: string) =>
  pages(publishedRequest, `${feedback}/requests/published`, { unitId })(api);

export const publishedProposals = (api: Api, unitId?: string) =>
  pages(publishedProposal, `${directive}/proposals/published`, { unitId })(api);

export const repliesOfUnit = (api: Api, unitId: string) =>
  pages(figureReply, `${directive}/units/${encodeURIComponent(unitId)}/figure-replies`, {})(api);

/** Of each campaign the coverage of the unit, latest campaign first. */
export const pledgesOfUnit = (api: Api, unitId: string) =>
  queryOptions({
    queryKey: ['pledges', unitId],
    queryFn: async ({ signal }) => {
      const campaigns = await api(page(pledgeCampaign), `${directive}/pledges/campaigns?limit=20`, {
        signal,
      });
      return Promise.all(
        campaigns.items.map(async (campaign) => ({
          campaign,
          coverage: await api(
            pledgeCoverage,
            withQuery(`${directive}/pledges/campaigns/${campaign.campaignId}/coverage`, {
              unitId,
              limit: '1',
            }),
            { signal },
          ),
        })),
      );
    },
  });

/** Of months `2025-11` to `2026-10`. */
export const requestFiguresOfUnit = (
  api: Api,
  unitId: string,
  months: { readonly from: string; readonly to: string },
) =>
  queryOptions({
    queryKey: ['request-figures', unitId, months],
    queryFn: ({ signal }) =>
      api(requestFigures, withQuery(`${feedback}/requests/figures`, { unitId, ...months }), { signal }),
  });
