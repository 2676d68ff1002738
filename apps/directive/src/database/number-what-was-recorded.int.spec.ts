import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, kitMigrations, migrate, type MigrationClass } from '@namkhong/service-kit';
import { emptyDatabase, type EmptyDatabase } from '@namkhong/service-kit/testing';
import { migrations } from './data-source.js';
import { NumberWhatWasRecorded1795651200021 } from './migrations/1795651200021-number-what-was-recorded.js';
import { KeepDocumentsFromDraftOn1795651200020 } from './migrations/1795651200020-keep-documents-from-draft-on.js';

const letter = '0198f3a0-0000-7000-8000-000000000001';
const order = '0198f3a0-0000-7000-8000-000000000002';
const clause = '0198f3a0-0000-7000-8000-000000000003';

let database: EmptyDatabase;
const run = async (steps: readonly MigrationClass[], sql: readonly string[]): Promise<unknown[]> => {
  const source = createDataSource({
    ...{ url: database.url, name: 'test', entities: [], migrations: steps, pool: 2 },
  });
  await source.initialize();
  try {
    await migrate(source);
    const answers: unknown[] = [];
    for (const statement of sql) answers.push(await source.query(statement));
    return answers;
  } finally {
    await source.destroy();
  }
};

beforeAll(async () => {
  database = await emptyDatabase();
}, 30_000);
afterAll(async () => database.close());

describe('a register from before documents had drafts', () => {
  it('keeps its documents, and gets their issuers, numbers, links and words', async () => {
    const later: readonly MigrationClass[] = [
      KeepDocumentsFromDraftOn1795651200020,
      NumberWhatWasRecorded1795651200021,
    ];
    const first = later[0];
    const before = migrations.slice(0, first === undefined ? 0 : migrations.indexOf(first));
    await run(
      [...kitMigrations, ...before],
      [
        `INSERT INTO directives VALUES
           ('${letter}', '693-CV/TU', 'Nói không với tiêu cực', 'Thành ủy A', 'term 2015-2020', '2019-11-20', 'historical',
            '{12-CT/TU}', NULL, false, now()),
           ('${order}', '02/KH-UBND', 'Kế hoạch', 'Ủy ban B', '2026', '2026-03-02', 'issued', '{693-CV/TU}', NULL, true, now())`,
        `INSERT INTO clauses VALUES ('${clause}', '${letter}', 1, 'Không cửa quyền', true)`,
      ],
    );
    const [documents, numbers, clauses] = await run(
      [...kitMigrations, ...before, ...later],
      [
        `SELECT d.number, i.name, i.system, i.symbol, d.type, d.state, d.words @@ 'cua & quyen' AS found
           FROM registered_directives d JOIN issuers i USING (issuer_id) ORDER BY d.issued_on`,
        `SELECT n.written, n.number, n.type, n.period, n.kind, l.number AS basis
           FROM document_numbers n JOIN document_links l USING (directive_id) ORDER BY n.issued_on`,
        `SELECT clause_id, ordinal, version, in_force_from::text, repealed FROM clauses`,
      ],
    );
    expect(documents).toEqual([
      {
        ...{ number: '693-CV/TU', name: 'Thành ủy A', system: 'party', symbol: 'TU', state: 'issued' },
        ...{ type: 'party-official-letter', found: true },
      },
      {
        ...{ number: '02/KH-UBND', name: 'Ủy ban B', system: 'state', symbol: 'UBND', state: 'issued' },
        ...{ type: 'plan', found: false },
      },
    ]);
    expect(numbers).toEqual([
      {
        ...{ written: '693-CV/TU', number: 693, type: 'party-official-letter', period: 'term 2015-2020' },
        ...{ kind: 'recorded', basis: '12-CT/TU' },
      },
      {
        ...{ written: '02/KH-UBND', number: 2, type: 'plan', period: '2026' },
        ...{ kind: 'recorded', basis: '693-CV/TU' },
      },
    ]);
    expect(clauses).toEqual([
      { clause_id: clause, ordinal: 1, version: 1, in_force_from: '2019-11-20', repealed: false },
    ]);
  }, 60_000);
});
