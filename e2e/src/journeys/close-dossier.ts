import { dossiersResponse } from '@namkhong/contracts/http/feedback';
import { localDate } from '@namkhong/domain';
import { demoOfficials, demoUnit, type ApiClient } from '@namkhong/nk';
import { randomInt } from 'node:crypto';
import { demand } from '../loop/demand.js';

/** Closes a dossier of the fictional ward today, as the authority's own system does. @returns its ballot's token */
export async function closeDossier(operator: ApiClient): Promise<string> {
  const today = localDate(new Date());
  const sequence = String(randomInt(10_000)).padStart(4, '0');
  const { ballots } = await operator.call('/api/feedback/v1/dossiers', dossiersResponse, {
    json: {
      dossiers: [
        {
          dossierCode: `000.00.96.H12-${today.slice(2).replaceAll('-', '')}-${sequence}`,
          unitCode: demoUnit.code,
          officialCode: demoOfficials[0],
          procedureGroup: 'civil-status',
          outcome: 'approved',
          closedOn: today,
          onTime: true,
        },
      ],
    },
  });
  return demand('one ballot', ballots, ({ length }) => length === 1)[0]?.token ?? '';
}
