import { grant } from '@namkhong/contracts/http/directive';
import { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';
import { demoGrants } from './demo-people.js';
import { oncePermitted } from './once-permitted.js';

const grants = z.object({ items: z.array(grant) });
const validFrom = '2026-01-01';

/**
 * Without a ward: lets the machine account act for the committee office, as a demonstration has nobody else yet, and as
 * a reviewer, so that `nk publication verify` can be tried whole. A real installation keeps both from its operators.
 * With the ward: gives each demonstration account its role, and lets the machine account answer for the fictional ward, so that
 * the demonstration has something that was asked and answered.
 */
export async function recordGrants(client: ApiClient, wardId: string | null): Promise<void> {
  const wanted =
    wardId === null
      ? (['committee-office', 'reviewer'] as const).map((role) => ({
          subject: 'nk',
          role,
          unitId: null,
          officialCode: null,
        }))
      : [
          { subject: 'nk', role: 'unit-head' as const, unitId: wardId, officialCode: null },
          ...demoGrants.map(({ login, role, inDemoUnit, officialCode }) => ({
            subject: login,
            role,
            unitId: inDemoUnit ? wardId : null,
            officialCode,
          })),
        ];
  for (const { subject, role, unitId, officialCode } of wanted) {
    const path = `/api/directive/v1/grants?subject=${subject}`;
    const held = await oncePermitted(`grants of ${subject}`, () => client.call(path, grants));
    if (held.items.some((candidate) => candidate.role === role && candidate.unitId === unitId)) continue;
    await client.call('/api/directive/v1/grants', grant, {
      json: { subject, role, unitId, officialCode, validFrom },
    });
  }
}
