import type { z } from 'zod';
import type { grantRequest } from '@namkhong/contracts/http/directive';

type GrantRole = z.input<typeof grantRequest>['role'];

/** The fictional ward that every invented figure belongs to. */
export const demoUnit = { code: 'MH-01', name: 'Phường Sen Hồng (minh họa)', kind: 'phuong' } as const;

/** Its fictional people, by badge number; nobody in the demonstration has a name. */
export const demoHead = 'CB-MH-001';
export const demoOfficials = ['CB-MH-101', 'CB-MH-102', 'CB-MH-103', 'CB-MH-104'] as const;

/** The demonstration accounts and what each may do. `unit` null is the whole organisation. */
export const demoGrants: readonly {
  readonly login: string;
  readonly role: GrantRole;
  readonly inDemoUnit: boolean;
  readonly officialCode: string | null;
}[] = [
  { login: 'committee-office', role: 'committee-office', inDemoUnit: false, officialCode: null },
  { login: 'unit-head', role: 'unit-head', inDemoUnit: true, officialCode: demoHead },
  // Whose figures are low: so that there is something to read, contest and answer.
  { login: 'official', role: 'official', inDemoUnit: true, officialCode: demoOfficials[1] },
  { login: 'inspector', role: 'inspector', inDemoUnit: false, officialCode: null },
  { login: 'reviewer', role: 'reviewer', inDemoUnit: false, officialCode: null },
  { login: 'analyst', role: 'analyst', inDemoUnit: false, officialCode: null },
  { login: 'operator', role: 'operator', inDemoUnit: false, officialCode: null },
];

/** Badge number of the fictional head of a commune, from its official code. */
export function communeHead(communeCode: string): string {
  return `CB-${communeCode}-01`;
}

/**
 * An invented number for an official. They go to the simulator only: the demonstration never runs beside a real
 * gateway. The prefix is the least used one there is.
 */
export function demoPhone(index: number): string {
  return `+84599${String(index).padStart(6, '0')}`;
}
