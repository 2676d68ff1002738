import { handlingCase } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import { flag } from '@namkhong/contracts/http/scoring-flags';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import { refused } from '../loop/refused.js';
import type { Trace } from '../loop/trace.js';
import { eventually } from '@namkhong/nk';

/**
 * The right of whoever is flagged to be heard: the head of the unit contests, a reviewer outside the line upholds it, the
 * flag ends, and the case that it opened says so.
 */
export async function followContest({ unitHead, reviewer, analyst }: Cast, trace: Trace): Promise<void> {
  const { items } = await unitHead.call('/api/scoring/v1/flags', page(flag));
  const [raised] = items.filter(({ state }) => state === 'raised');
  if (!raised) throw new Error('no flag stands to be contested');
  const path = `/api/scoring/v1/flags/${raised.flagId}`;
  const text = { text: 'Hai tuần cuối quý quầy mất điện, hồ sơ phải chuyển sang nơi khác.' };
  const stranger = await refused(
    'a contest by an analyst',
    analyst.call(`${path}/contests`, flag, { json: text }),
  );
  const contested = await unitHead.call(`${path}/contests`, flag, { json: text });
  const [contest] = contested.contests;
  if (!contest) throw new Error('the flag shows no contest');
  demand('the flag is contested', contested, ({ state }) => state === 'contested');
  const again = await refused('a second contest', unitHead.call(`${path}/contests`, flag, { json: text }));

  const decision = `${path}/contests/${contest.contestId}/decision`;
  const upheld = {
    outcome: 'upheld',
    reason: 'Đã xác minh: quầy mất điện, phiếu của hai tuần không phản ánh cán bộ.',
  };
  const byHead = await refused('a decision by the head', unitHead.call(decision, flag, { json: upheld }));
  const ended = await reviewer.call(decision, flag, { json: upheld });
  demand('the contest is upheld', ended, ({ state }) => state === 'contest-upheld');
  const told = await eventually('the case says that its flag ended', async () => {
    const cases = await reviewer.call('/api/directive/v1/cases', page(handlingCase));
    const found = cases.items.find(({ flagId }) => flagId === raised.flagId);
    return found?.flagEnd ?? undefined;
  });
  demand('the end of the flag', told, ({ end }) => end === 'contest-upheld');
  trace.add({
    journey: 'contest',
    step: 'contested, upheld, and the case told',
    flagId: raised.flagId,
    refusedBefore: [stranger, again, byHead],
    history: ended.history.map(({ kind }) => kind),
  });
}
