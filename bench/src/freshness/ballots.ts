import { dossiersResponse } from '@namkhong/contracts/http/feedback';
import { unit } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import type { ApiClient } from '@namkhong/nk';

/** A ballot that can be spent, and the unit it is about. */
export interface Ballot {
  readonly token: string;
  readonly unitId: string;
}

const dossiersPerRequest = 1_000;
const dossiersPerDay = 9_999;
const day = 24 * 60 * 60_000;

/** Closes as many dossiers as ballots are wanted, spread over all communes, as the authority's own system would. */
export async function issueBallots(operator: ApiClient, count: number, now: Date): Promise<Ballot[]> {
  const { items } = await operator.call('/api/directive/v1/units?limit=200', page(unit));
  const communes = items.filter(({ code }) => /^\d{5}$/.test(code));
  const today = now.toISOString().slice(0, 10);
  const dossiers = Array.from({ length: count }, (_, index) => ({
    dossierCode: dossierCode(index, now),
    unitCode: communes[index % communes.length]?.code ?? '',
    procedureGroup: 'civil-status',
    outcome: 'approved',
    closedOn: today,
    onTime: true,
  }));
  const unitOf = new Map(
    dossiers.map(({ dossierCode: code }, index) => [code, communes[index % communes.length]?.unitId ?? '']),
  );
  const ballots: Ballot[] = [];
  for (let from = 0; from < count; from += dossiersPerRequest) {
    const json = { dossiers: dossiers.slice(from, from + dossiersPerRequest) };
    const answer = await operator.call('/api/feedback/v1/dossiers', dossiersResponse, { json });
    if (answer.rejected[0]) throw new Error(`a dossier was refused: ${answer.rejected[0].message}`);
    for (const { dossierCode: code, token } of answer.ballots) {
      // The service answers with the code in its one spelling, top level first.
      ballots.push({ token, unitId: unitOf.get(code) ?? unitOf.get(asSent(code)) ?? '' });
    }
  }
  return ballots;
}

/** Agency, day of receipt, number of the day; a day holds no more than its four digits. */
function dossierCode(index: number, now: Date): string {
  const received = new Date(now.getTime() - day * (1 + Math.floor(index / dossiersPerDay)));
  const date = received.toISOString().slice(2, 10).replaceAll('-', '');
  return `000.00.96.H12-${date}-${String((index % dossiersPerDay) + 1).padStart(4, '0')}`;
}

/** `H12.96.00.000-2026-11-23-0042` → `000.00.96.H12-261123-0042`. */
function asSent(canonical: string): string {
  const [agency = '', year = '', month = '', date = '', number = ''] = canonical.split('-');
  return `${agency.split('.').reverse().join('.')}-${year.slice(2)}${month}${date}-${number}`;
}
