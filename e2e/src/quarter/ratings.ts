import { dossiersResponse, ballotHeader, ratingReceipt } from '@namkhong/contracts/http/feedback';
import { watermark } from '@namkhong/contracts/http/scoring';
import { demoOfficials, demoUnit, eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import type { Trace } from '../loop/trace.js';

const people = 60;
const criteria = ['access', 'procedure', 'official', 'result', 'feedback-handling'];
/** The criterion of the plan. */
export const improved = 'official';

/** People who were served in the quarter rate it, each with a ballot of their own; invented, as all of the ward is. */
export async function rateService(
  { citizen, operator, today }: Cast & { readonly today: string },
  trace: Trace,
): Promise<void> {
  const date = today.slice(2).replaceAll('-', '');
  const dossiers = Array.from({ length: people }, (_, index) => ({
    dossierCode: `000.00.96.H12-${date}-${String(index + 1).padStart(4, '0')}`,
    ...{
      unitCode: demoUnit.code,
      officialCode: demoOfficials[1],
      procedureGroup: 'land',
      outcome: 'approved',
    },
    ...{ closedOn: today, onTime: index % 12 !== 0 },
  }));
  const before = await operator.call('/api/scoring/v1/watermark', watermark);
  const { ballots } = await operator.call('/api/feedback/v1/dossiers', dossiersResponse, {
    json: { dossiers },
  });
  for (const [index, { token }] of ballots.entries()) {
    const level = index % 6 === 0 ? 3 : 4 + (index % 2);
    const levels = Object.fromEntries(
      criteria.map((code) => [code, code === improved ? Math.min(5, level + 1) : level]),
    );
    await citizen.call('/api/feedback/v1/ratings', ratingReceipt, {
      json: { levels, secondsTaken: 35 + index },
      headers: { [ballotHeader]: token },
    });
  }
  const after = await eventually('the ratings in the cells', async () => {
    const mark = await operator.call('/api/scoring/v1/watermark', watermark);
    return mark.ratings >= before.ratings + ballots.length ? mark : undefined;
  });
  trace.add({
    journey: 'quarter',
    step: 'people served rate it',
    ballots: ballots.length,
    ratings: after.ratings,
  });
}
