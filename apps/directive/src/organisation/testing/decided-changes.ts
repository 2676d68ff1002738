import { changeStep, type ChangeStep } from '@namkhong/contracts/http/directive-organisation';
import type { z } from 'zod';
import { decideChange } from '../decide-change.js';
import type { RecordedOrganisation } from '../organisation-draft.js';
import type { PostState } from '../post-state.js';
import type { ServicePointState } from '../service-point-state.js';
import type { UnitState } from '../unit-state.js';

export const DAY = '2026-12-01';

export const unit = (code: string, change: Partial<UnitState> = {}): UnitState => ({
  unitId: `id-${code}`,
  code,
  name: `Xã ${code}`,
  kind: 'xa',
  parentId: 'id-P',
  names: [],
  parents: [],
  validFrom: '2025-07-01',
  validTo: null,
  areaKm2: null,
  illustrative: false,
  predecessorIds: [],
  ...change,
});
export const province = unit('P', { kind: 'tinh', name: 'Tỉnh P', parentId: null, validFrom: null });
/** An id that the contract takes for one. */
export const postIdOf = (official: string) =>
  `00000000-0000-4000-8000-${Buffer.from(official).toString('hex').padStart(12, '0').slice(-12)}`;
export const post = (official: string, code: string, change: Partial<PostState> = {}): PostState => ({
  postId: postIdOf(official),
  officialId: `id-${official}`,
  officialCode: official,
  unitId: `id-${code}`,
  role: 'staff',
  validFrom: '2025-07-01',
  validTo: null,
  legalBasis: null,
  illustrative: false,
  ...change,
});
export const point = (
  code: string,
  unitCode: string,
  change: Partial<ServicePointState> = {},
): ServicePointState => ({
  servicePointId: `id-${code}`,
  code,
  name: `Điểm ${code}`,
  kind: 'point',
  pointId: null,
  units: [{ since: null, unitId: `id-${unitCode}` }],
  validFrom: '2025-07-01',
  validTo: null,
  illustrative: false,
  ...change,
});
export const newUnit = (code: string, parentCode: string | null = 'P') => ({
  code,
  name: `Xã ${code}`,
  kind: 'xa',
  parentCode,
});

export function decide(
  steps: readonly z.input<typeof changeStep>[],
  given: Partial<RecordedOrganisation> = {},
  effectiveOn = DAY,
) {
  let last = 0;
  const recorded = {
    units: [province, unit('A'), unit('B'), unit('C')],
    posts: [],
    servicePoints: [],
    substitutions: [],
    matters: [],
    ...given,
  };
  const parsed = steps.map((step): ChangeStep => changeStep.parse(step));
  const request = { effectiveOn, legalBasis: '01/NQ-HĐND', steps: parsed };
  return decideChange(recorded, request, () => `new-${++last}`);
}

export function accepted(...args: Parameters<typeof decide>) {
  const decision = decide(...args);
  if (!decision.ok) throw new Error(JSON.stringify(decision.reason));
  const { value } = decision;
  return {
    ...value,
    of: (code: string) => value.units.find((each) => each.code === code),
    told: value.consequences.map(({ kind, subject, from, to }) => [kind, subject, from, to].join(' ')),
  };
}
export const refusal = (...args: Parameters<typeof decide>) => {
  const decision = decide(...args);
  return decision.ok ? 'accepted' : decision.reason.code;
};
