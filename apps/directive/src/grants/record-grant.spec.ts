import { describe, expect, it } from '@jest/globals';
import { decideGrant, type GrantRequest } from './record-grant.js';

const request: GrantRequest = {
  subject: 'chu-tich-sen-hong',
  role: 'unit-head',
  unitId: 'unit',
  officialId: null,
  validFrom: '2026-01-01',
  validTo: null,
};
const same = { ...request, grantId: 'grant' };

describe('decideGrant', () => {
  it.each([
    [null, {}, { outcome: 'record', grant: { ...request, grantId: 'new' } }],
    [same, {}, { outcome: 'unchanged', grant: same }],
    [same, { validTo: '2026-12-01' }, { outcome: 'record', grant: { ...same, validTo: '2026-12-01' } }],
    [same, { officialId: 'official' }, { outcome: 'record', grant: { ...same, officialId: 'official' } }],
    [null, { validTo: '2026-01-01' }, { outcome: 'interval-empty' }],
  ])('with %j recorded, a request with %j: %j', (recorded, change, expected) => {
    expect(decideGrant(recorded, { ...request, ...change }, () => 'new')).toEqual(expected);
  });
});
