import { describe, expect, it } from '@jest/globals';
import type { Grant, GrantableRole } from '@namkhong/domain';
import fc from 'fast-check';
import type { HeldPost } from '../directory/held-posts.reader.js';
import { chooseReaders, FEWEST_READERS, findConflict, type ReaderQuestion } from './choose-readers.js';

const today = '2026-11-23';
const grant = (role: GrantableRole, unitId: string | null, officialId: string | null = null): Grant => ({
  role,
  unitId,
  officialId,
  validFrom: '2026-01-01',
  validTo: null,
});
const candidate = (subject: string, ...grants: Grant[]) => ({ subject, keyId: `key-${subject}`, grants });
const post = (
  officialId: string,
  unitId: string,
  above: readonly string[],
  role: HeldPost['role'] = 'staff',
): HeldPost => ({ officialId, unitId, above, role });
const question = (change: Partial<ReaderQuestion> = {}): ReaderQuestion => ({
  unitId: 'ward',
  above: ['city', 'province'],
  accusedId: 'clerk',
  leads: false,
  posts: [post('clerk', 'ward', ['city', 'province'])],
  candidates: [],
  today,
  ...change,
});
const conflictOf = (grants: Grant[], posts: HeldPost[] = [], change: Partial<ReaderQuestion> = {}) => {
  const asked = question(change);
  return findConflict({ ...asked, posts: [...asked.posts, ...posts] }, candidate('x', ...grants));
};

describe('a conflict', () => {
  const inspector = grant('inspector', 'province', 'x-official');

  it.each([
    ['is being whom it is about', [grant('inspector', 'province', 'clerk')], [], 'accused'],
    ['is serving in the unit', [inspector], [post('x-official', 'ward', ['city'])], 'own-unit'],
    ['is leading a unit above', [inspector], [post('x-official', 'city', [], 'head')], 'command-line'],
    [
      'is standing in for who does',
      [inspector],
      [post('x-official', 'province', [], 'deputy')],
      'command-line',
    ],
    ['is a role nobody knows, above', [inspector], [post('x-official', 'city', [], null)], 'command-line'],
    ['is administering what is above', [inspector, grant('committee-office', 'city')], [], 'administrator'],
    ['is running the installation', [inspector, grant('operator', null)], [], 'administrator'],
    ['is not serving elsewhere', [inspector], [post('x-official', 'bureau', ['province'])], null],
    ['is not administering elsewhere', [inspector, grant('unit-head', 'bureau')], [], null],
  ] as const)('%s', (_, grants, posts, conflict) => {
    expect(conflictOf([...grants], [...posts])).toBe(conflict);
  });

  it('is serving under whom it is about, or may be about', () => {
    const below = [post('x-official', 'school', ['ward', 'city', 'province'])];
    expect(conflictOf([inspector], below)).toBeNull();
    expect(conflictOf([inspector], below, { leads: true })).toBe('commanded');
    expect(conflictOf([inspector], below, { accusedId: null })).toBe('commanded');
    const head = [post('clerk', 'ward', ['city', 'province'], 'head')];
    expect(conflictOf([inspector], below, { posts: head })).toBe('commanded');
  });

  it('follows the accused to every post they hold', () => {
    const elsewhere = [post('clerk', 'bureau', ['province'])];
    expect(conflictOf([inspector], [post('x-official', 'bureau', ['province'])], { posts: elsewhere })).toBe(
      'own-unit',
    );
  });
});

describe('the readers', () => {
  it('are those of the nearest authority that has two, and of nearer ones that have fewer', () => {
    const near = candidate('near', grant('inspector', 'ward'));
    const middle = candidate('middle', grant('reviewer', 'city'));
    const far = candidate('far', grant('inspector', 'province'));
    const subjects = (candidates: ReaderQuestion['candidates']) =>
      chooseReaders(question({ candidates })).map((reader) => [reader.candidate.subject, reader.authority]);
    expect(subjects([far, middle, near])).toEqual([
      ['near', 'ward'],
      ['middle', 'city'],
    ]);
    expect(subjects([near])).toEqual([]);
    expect(subjects([near, candidate('all', grant('inspector', null))])).toEqual([
      ['near', 'ward'],
      ['all', null],
    ]);
  });

  it('are always two persons or more without a conflict, each by a mandate in force over the unit, or nobody', () => {
    const units = ['ward', 'city', 'province', 'bureau', null];
    const grants = fc.array(
      fc.record({
        role: fc.constantFrom<GrantableRole>('inspector', 'reviewer', 'unit-head', 'operator', 'official'),
        unitId: fc.constantFrom(...units),
        officialId: fc.constantFrom('clerk', 'a', 'b', null),
        validFrom: fc.constantFrom('2026-01-01', '2027-01-01'),
        validTo: fc.constantFrom('2026-06-01', null),
      }),
      { maxLength: 4 },
    );
    const posts = fc.array(
      fc.record({
        officialId: fc.constantFrom('clerk', 'a', 'b'),
        unitId: fc.constantFrom('ward', 'city', 'province', 'bureau'),
        above: fc.constant(['province']),
        role: fc.constantFrom('head' as const, 'staff' as const, null),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(grants, { maxLength: 6 }), posts, fc.boolean(), (all, held, leads) => {
        const candidates = all.map((each, index) => candidate(`person-${index}`, ...each));
        const asked = question({ candidates, posts: held, leads });
        const chosen = chooseReaders(asked);
        const persons = new Set(chosen.map((reader) => reader.candidate.subject));
        expect(persons.size).toBe(chosen.length);
        if (chosen.length > 0) expect(chosen.length).toBeGreaterThanOrEqual(FEWEST_READERS);
        for (const { candidate: reader, authority } of chosen) {
          expect(findConflict(asked, reader)).toBeNull();
          expect(['ward', 'city', 'province', null]).toContain(authority);
          const mandate = reader.grants.some(
            ({ role, unitId, validFrom, validTo }) =>
              (role === 'inspector' || role === 'reviewer') &&
              unitId === authority &&
              validFrom <= today &&
              (validTo === null || today < validTo),
          );
          expect(mandate).toBe(true);
        }
      }),
    );
  });
});
