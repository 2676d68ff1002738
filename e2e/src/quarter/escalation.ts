import { trackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { escalationScan, escalationTaken } from '@namkhong/contracts/http/directive-escalation';
import { followUp, matrix } from '@namkhong/contracts/http/directive-matrix';
import { page } from '@namkhong/contracts/http/page';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';
import type { Issued } from './directive.js';

const base = '/api/directive/v1';

/** Five weeks on: who is past the day, whom the ladder has told, and the same figures for everybody. */
export async function lookAtEscalation(cast: Cast, trace: Trace, issued: Issued): Promise<void> {
  const { committeeOffice, operator, citizen } = cast;
  const scan = await operator.call(`${base}/escalation/scans`, escalationScan, { json: {} });
  const seen = await committeeOffice.call(`${base}/directives/${issued.directiveId}/matrix`, matrix);
  const letters = new Map<string, number>();
  for (const letter of seen.items.flatMap(({ cells }) => [...cells]))
    letters.set(letter, (letters.get(letter) ?? 0) + 1);
  demand('a row for every unit', seen.units, (units) => units === issued.units);
  demand(
    '64 communes past the first deadline and 64 past the second',
    letters.get('X') ?? 0,
    (count) => count >= 128,
  );
  const published = await citizen.call(
    `${base}/follow-up/published?directiveId=${issued.directiveId}`,
    followUp,
  );
  demand('what the office sees is what everybody sees', published.total, (total) => {
    return JSON.stringify(total) === JSON.stringify(seen.total);
  });

  const [overdue] = (
    await committeeOffice.call(
      `${base}/assignments?directiveId=${issued.directiveId}&state=issued`,
      page(trackedAssignment),
    )
  ).items;
  const taken = overdue
    ? (
        await committeeOffice.call(
          `${base}/assignments/${overdue.assignmentId}/escalations`,
          page(escalationTaken),
        )
      ).items
    : [];
  demand('an unanswered task climbed its ladder', taken.length, (count) => count > 0);
  trace.add({
    ...{ journey: 'quarter', step: 'five weeks on: overdue, and escalated along the ladder' },
    ...{ examined: scan.examined, cells: Object.fromEntries(letters), total: seen.total },
    ladder: taken.map(({ step, fellDueOn, recipient }) => `${step} ${fellDueOn} → ${recipient.role}`),
  });
}
