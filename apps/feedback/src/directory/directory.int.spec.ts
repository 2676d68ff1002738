import { testDatabase, type TestDatabase } from '@namkhong/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { entities, migrations } from '../database/data-source.js';
import { postOf, setOf, unitOf } from '../testing/fixtures.js';
import { DirectoryReader } from './directory.reader.js';
import { DirectoryRepository } from './directory.repository.js';

jest.setTimeout(30_000);

describe('the own copy of the organisation', () => {
  const repository = new DirectoryRepository();
  const reader = new DirectoryReader();
  const province = unitOf('P-1');
  const ward = unitOf('W-1', { parentId: province.unitId });
  const desk = unitOf('D-1', { parentId: ward.unitId });
  let own: TestDatabase;

  beforeAll(async () => {
    own = await testDatabase({ entities, migrations });
    await own.database.transaction((session) => repository.saveUnits(session, [province, ward, desk]));
  });
  afterAll(() => own.close());

  it('keeps the last state of a batch, and the newest of all batches', async () => {
    const renamed = { ...ward, name: 'Phường Mới' };
    await own.database.transaction((session) =>
      repository.saveUnits(session, [ward, { ...ward, name: 'Phường Cũ' }, renamed]),
    );
    expect((await own.database.read((session) => reader.unit(session, ward.unitId)))?.name).toBe(
      'Phường Mới',
    );
    await own.database.transaction((session) =>
      repository.saveUnits(session, [{ ...renamed, validTo: '2026-07-01' }]),
    );
    const directory = await own.database.read((session) => reader.load(session, { units: ['W-1'] }));
    expect(directory.unitOn('W-1', '2026-06-30')).toMatchObject({ unitId: ward.unitId });
    expect(directory.unitOn('W-1', '2026-07-01')).toBe('unit-not-in-force');
  });

  it('knows who held which post on which day', async () => {
    const post = { ...postOf('CB-1', ward), validTo: '2026-05-01' };
    await own.database.transaction((session) => repository.savePosts(session, [post]));
    const directory = await own.database.read((session) =>
      reader.load(session, { units: ['W-1'], officials: ['CB-1'] }),
    );
    expect(directory.postOn('CB-1', ward.unitId, '2026-04-30')).toMatchObject({
      officialId: post.officialId,
    });
    expect(directory.postOn('CB-1', ward.unitId, '2026-05-01')).toBe('official-not-in-unit');
    expect(directory.postOn('CB-2', ward.unitId, '2026-04-30')).toBe('official-unknown');
  });

  it('names the units above, nearest first, and survives a circle', async () => {
    const above = (unitId: string) => own.database.read((session) => reader.ancestors(session, unitId));
    expect(await above(desk.unitId)).toEqual([ward.unitId, province.unitId]);
    expect(await above(province.unitId)).toEqual([]);
    expect(await above('0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01')).toBeUndefined();
    const circle = { ...province, parentId: desk.unitId };
    await own.database.transaction((session) => repository.saveUnits(session, [circle]));
    expect(await above(desk.unitId)).toEqual([ward.unitId, province.unitId]);
  });

  it('takes a repeated criteria set as the same version', async () => {
    const set = setOf('sipas', 1, '2026-01-01', ['access']);
    for (const states of [[set], [set, set]]) {
      await own.database.transaction((session) => repository.saveCriteriaSets(session, states));
    }
    const rows = await own.database.read((session) =>
      session.query('select criteria from directory_criteria_set'),
    );
    expect(rows).toEqual([
      { criteria: [{ code: 'access', question: { vi: 'Câu hỏi access', en: 'Question access' } }] },
    ]);
  });
});
