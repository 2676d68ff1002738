import { page } from '@namkhong/contracts/http/page';
import {
  alert,
  detectionRun,
  quarantine,
  quarantineSummary,
  type AlertView,
  type QuarantineSummary,
} from '@namkhong/contracts/http/scoring-forensics';
import { ApiProblem, eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Stage } from './cast-crowds.js';

const base = '/api/scoring/v1/forensics';
const reason = 'Đã đối chiếu với sổ trả kết quả của ngày đó: không ai đến nhận.';

/** Has everything looked at that came before today. The platform may be looking already: then it is asked again. */
export async function detect({ operator }: Cast): Promise<void> {
  await eventually('a look at what came', async () => {
    try {
      const { remaining } = await operator.call(`${base}/runs`, detectionRun, { method: 'POST' });
      return remaining === 0 ? true : undefined;
    } catch (error) {
      if (error instanceof ApiProblem && error.details.code === 'detection-running') return undefined;
      throw error;
    }
  });
}

/** A reviewer excludes whatever waits for a decision. @returns how many ratings waited, by unit */
export async function excludeWhatWaits(
  { reviewer }: Cast,
  stages: readonly Stage[],
): Promise<ReadonlyMap<string, number>> {
  const waited = new Map<string, number>();
  for (const { unitId } of stages) {
    const groups: readonly QuarantineSummary[] = (
      await reviewer.call(`${base}/quarantines?state=undecided&unitId=${unitId}`, page(quarantineSummary))
    ).items;
    for (const { groupId, version, counts } of groups) {
      waited.set(unitId, (waited.get(unitId) ?? 0) + counts.quarantined);
      const decided = await reviewer.call(`${base}/quarantines/${groupId}/decision`, quarantine, {
        json: { standing: 'excluded', reason },
        headers: { 'if-match': `"${version}"` },
      });
      demand('nothing of the group waits any more', decided.counts.quarantined, (left) => left === 0);
    }
  }
  return waited;
}

export async function alertsOf({ reviewer }: Cast, { unitId }: Stage): Promise<readonly AlertView[]> {
  return (await reviewer.call(`${base}/alerts?unitId=${unitId}`, page(alert))).items;
}
