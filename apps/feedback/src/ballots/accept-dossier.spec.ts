import { describe, expect, it } from '@jest/globals';
import { Directory } from '../directory/directory.reader.js';
import { acceptDossier, canonicalDossierCode, countServices, type ClosedDossier } from './accept-dossier.js';

const before = {
  unitId: 'before',
  code: 'W-1',
  name: 'Phường 1 (cũ)',
  parentId: null,
  validFrom: null,
  validTo: '2025-07-01',
  illustrative: false,
};
const after = { ...before, unitId: 'after', name: 'Phường 1', validFrom: '2025-07-01', validTo: null };
const post = {
  postId: 'post',
  officialId: 'official',
  officialCode: 'CB-1',
  unitId: 'after',
  role: 'staff' as const,
  validFrom: '2025-07-01',
  validTo: '2026-07-01',
  illustrative: false,
};
const directory = new Directory([before, after], [post]);
const line: ClosedDossier = {
  dossierCode: '000.00.05.H12-260115-0042',
  unitCode: 'W-1',
  officialCode: 'CB-1',
  servicePoint: null,
  procedureGroup: 'land',
  outcome: 'approved',
  closedOn: '2026-01-20',
  onTime: true,
  phone: 'valid',
  mobile: null,
  language: 'vi',
  slip: false,
  applicant: null,
};
const decide = (change: Partial<ClosedDossier>) =>
  acceptDossier({ ...line, ...change }, directory, '2026-02-01');

describe('acceptDossier', () => {
  it('finds the unit and the official of the day of service', () => {
    expect(decide({})).toMatchObject({ unitId: 'after', officialId: 'official', closedOn: '2026-01-20' });
    expect(
      decide({ dossierCode: '000.00.05.H12-250601-0042', closedOn: '2025-06-30', officialCode: null }),
    ).toMatchObject({ unitId: 'before', officialId: null });
  });

  it.each<[string, Partial<ClosedDossier>]>([
    ['dossier-code-invalid', { dossierCode: 'H12-no-dossier' }],
    ['dossier-closed-in-future', { closedOn: '2026-02-02' }],
    ['dossier-closed-before-received', { closedOn: '2026-01-14' }],
    ['unit-unknown', { unitCode: 'W-2' }],
    ['official-unknown', { officialCode: 'CB-2' }],
    ['official-not-in-unit', { dossierCode: '000.00.05.H12-250601-0042', closedOn: '2025-06-30' }],
  ])('refuses with %s', (reason, change) => {
    expect(decide(change)).toBe(reason);
  });

  it('reads both orders of the unit code as one dossier', () => {
    expect(canonicalDossierCode('000.00.05.H12-260115-0042')).toEqual(
      canonicalDossierCode('H12.05.00.000-260115-0042'),
    );
  });
});

describe('countServices', () => {
  it('adds up per unit, official, procedure group, outcome and day', () => {
    const dossier = decide({});
    if (typeof dossier === 'string') throw new Error(dossier);
    const counts = countServices([
      dossier,
      { ...dossier, phone: 'missing', onTime: false },
      { ...dossier, phone: 'invalid' },
      { ...dossier, outcome: 'refused' },
    ]);
    expect(counts).toHaveLength(2);
    expect(counts[0]).toMatchObject({ closed: 3, invited: 1, onTime: 2, missingPhone: 1, invalidPhone: 1 });
    expect(counts[1]).toMatchObject({ outcome: 'refused', closed: 1, invited: 1 });
  });
});
