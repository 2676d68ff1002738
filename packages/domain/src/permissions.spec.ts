import { describe, expect, it } from '@jest/globals';
import { decidePermission, permissions, roles, type Action, type Grant } from './permissions.js';

const grant: Grant = {
  role: 'unit-head',
  unitId: 'ward',
  officialId: null,
  validFrom: '2026-01-01',
  validTo: '2026-07-01',
};
const decide = (change: Partial<Parameters<typeof decidePermission>[0]>) =>
  decidePermission({
    action: 'assignment.read',
    grants: [grant],
    target: { unitId: 'desk', ancestorIds: ['ward', 'province'] },
    today: '2026-03-01',
    ...change,
  });

describe('the permission table', () => {
  it('names only known roles, never the citizen, none twice', () => {
    for (const [action, { heldBy }] of Object.entries(permissions)) {
      expect({ action, size: new Set<string>(heldBy).size }).toEqual({ action, size: heldBy.length });
      for (const role of heldBy) expect(roles).toContain(role);
      expect(heldBy).not.toContain('citizen');
    }
  });

  it('allows every action to exactly the roles it names', () => {
    for (const action of Object.keys(permissions) as Action[]) {
      const heldBy: readonly string[] = permissions[action].heldBy;
      for (const role of roles) {
        if (role === 'citizen') continue;
        const decision = decide({ action, grants: [{ ...grant, role, unitId: null }] });
        expect({ action, role, allowed: decision.allowed }).toEqual({
          action,
          role,
          allowed: heldBy.includes(role),
        });
      }
    }
  });
});

describe('decidePermission', () => {
  it('allows within the unit and below it, and names the grant', () => {
    expect(decide({})).toEqual({ allowed: true, grants: [grant] });
    expect(decide({ target: { unitId: 'ward', ancestorIds: ['province'] } }).allowed).toBe(true);
  });

  it('refuses a unit beside or above the granted one', () => {
    const outside = { allowed: false, reason: 'outside-granted-units' };
    expect(decide({ target: { unitId: 'other', ancestorIds: ['province'] } })).toEqual(outside);
    expect(decide({ target: { unitId: 'province', ancestorIds: [] } })).toEqual(outside);
    expect(decide({ target: 'whole-organisation' })).toEqual(outside);
  });

  it('lets only a grant over everything change what holds for everybody, whatever it is asked about', () => {
    const office: Grant = { ...grant, role: 'committee-office' };
    for (const action of ['methodology.publish', 'period.close', 'escalation.configure'] as const) {
      for (const target of ['some-unit', { unitId: 'ward', ancestorIds: [] }] as const) {
        const refused = { allowed: false, reason: 'outside-granted-units' };
        expect(decide({ action, target, grants: [office] })).toEqual(refused);
        expect(decide({ action, target, grants: [{ ...office, unitId: null }] }).allowed).toBe(true);
      }
    }
  });

  it('lets a grant for any unit read what is the same for all', () => {
    expect(decide({ action: 'directive.read', target: 'some-unit' }).allowed).toBe(true);
  });

  it('lets a grant over everything reach everything', () => {
    const everywhere = { ...grant, unitId: null };
    expect(decide({ grants: [everywhere], target: 'whole-organisation' }).allowed).toBe(true);
  });

  it('answers a guard that does not know the unit yet', () => {
    expect(decide({ target: 'some-unit' }).allowed).toBe(true);
    expect(decide({ target: 'some-unit', grants: [] })).toEqual({ allowed: false, reason: 'role-missing' });
  });

  it('counts the first day of a grant and not the last', () => {
    expect(decide({ today: '2026-01-01' }).allowed).toBe(true);
    expect(decide({ today: '2026-07-01' })).toEqual({ allowed: false, reason: 'grant-not-in-force' });
    expect(decide({ today: '2025-12-31' })).toEqual({ allowed: false, reason: 'grant-not-in-force' });
  });

  it('does not let a grant of another role lend its unit', () => {
    const grants: Grant[] = [grant, { ...grant, role: 'analyst', unitId: null }];
    expect(decide({ grants, target: { unitId: 'other', ancestorIds: [] } }).allowed).toBe(false);
  });
});
