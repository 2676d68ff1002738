import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postRecordedV1, unitRecordedV1 } from '@namkhong/contracts';
import { type Consequence, type UnitTreeView } from '@namkhong/contracts/http/directive-organisation';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { TurnLoop } from './turn-loop.js';

let directive: BootedDirective;
let ids: Record<string, string>;

const legalBasis = '1655/NQ-UBTVQH15';
const reason = 'Sắp xếp đơn vị hành chính';

beforeAll(async () => {
  directive = await bootDirective();
  const units = [
    'code,name,kind,parent_code,valid_from,valid_to,illustrative',
    'T1,Tỉnh Một,tinh,,2000-01-01,,true',
    'T2,Tỉnh Hai,tinh,,2000-01-01,,true',
    ...['A', 'B', 'C', 'D', 'E', 'F'].map((code) => `${code},Xã ${code},xa,T1,2000-01-01,,true`),
  ];
  await directive.postCsv('operator', 'imports/units', units.join('\n'));
  await directive.addPost('CB-A', 'A', 'head');
  await directive.addPost('CB-B', 'B', 'head');
  ids = Object.fromEntries((await directive.allUnits('')).map(({ code, unitId }) => [code, unitId]));
});
afterAll(async () => directive.close());

async function revision(): Promise<number> {
  return ((await directive.get(null, 'units/tree')).body as UnitTreeView).revision;
}

interface Asked {
  readonly steps: readonly object[];
  readonly effectiveOn?: string;
  readonly dryRun?: boolean;
  readonly ifMatch?: string;
  readonly key?: string;
}

async function change(asker: Asker, asked: Asked) {
  const { steps, effectiveOn = '2026-11-23', dryRun = false } = asked;
  const ifMatch = asked.ifMatch ?? `"${await revision()}"`;
  return directive.post(
    asker,
    `organisation-changes?dryRun=${dryRun}`,
    { effectiveOn, legalBasis, reason, steps },
    { 'if-match': ifMatch, ...(asked.key && { 'idempotency-key': asked.key }) },
  );
}

const rename = (unitCode: string, name: string) => ({ kind: 'rename', unitCode, name });
const nameOn = async (code: string, asOf: string) =>
  (await directive.allUnits(`asOf=${asOf}`)).find((unit) => unit.code === code)?.name;

describe('changing the organisation', () => {
  it('tells all that a merger brings before anything is written', async () => {
    const steps = [
      {
        kind: 'merge',
        unitCodes: ['A', 'B'],
        into: { code: 'AB', name: 'Xã AB', kind: 'xa', parentCode: 'T1' },
        placement: { rest: { to: null } },
      },
    ];
    const before = await revision();
    const answer = await change('operator', { steps, dryRun: true });
    expect(answer).toMatchObject({ status: 201, body: { dryRun: true, changeId: null, revision: before } });
    const told = (answer.body.consequences as Consequence[]).map(({ kind, subject }) => [kind, subject]);
    expect(told).toEqual([
      ['unit-ends', 'A'],
      ['unit-ends', 'B'],
      ['unit-begins', 'AB'],
      ['history-carried', 'A'],
      ['history-carried', 'B'],
      ['post-ends', 'CB-A'],
      ['post-ends', 'CB-B'],
    ]);
    expect(await directive.allUnits('q=xa%20ab')).toEqual([]);
    expect(await revision()).toBe(before);
  });

  it('records a merger with succession, events and its reasons in one transaction', async () => {
    const posts = await directive.published(postRecordedV1);
    const headOfB = posts.find(({ data }) => data.officialCode === 'CB-B')?.data.postId;
    const steps = [
      {
        kind: 'merge',
        unitCodes: ['A', 'B'],
        into: { code: 'AB', name: 'Xã AB', kind: 'xa', parentCode: 'T1' },
        placement: { rest: { to: 'AB' }, posts: [{ postId: headOfB, to: 'AB', role: 'deputy' }] },
      },
    ];
    const eventsBefore = (await directive.published(unitRecordedV1)).length;
    const answer = await change('committee-office', { steps, key: 'merger-of-a-and-b' });
    expect(answer).toMatchObject({ status: 201, body: { dryRun: false } });
    const repeated = await change('committee-office', { steps, key: 'merger-of-a-and-c' });
    expect(repeated).toMatchObject({ status: 422, body: { code: 'unit-ended', step: 1 } });

    const [merged] = await directive.allUnits('q=xa%20ab');
    expect(merged).toMatchObject({ code: 'AB', validFrom: '2026-11-23', illustrative: true });
    expect(merged?.predecessors.map(({ name }) => name)).toEqual(['Xã A', 'Xã B']);
    expect(await directive.allUnits('asOf=2026-11-22')).toHaveLength(8);
    expect(await directive.allUnits('')).toHaveLength(7);

    const events = (await directive.published(unitRecordedV1)).slice(eventsBefore);
    expect(events.map(({ data }) => [data.code, data.validTo])).toEqual([
      ['A', '2026-11-23'],
      ['B', '2026-11-23'],
      ['AB', null],
    ]);
    const moved = (await directive.published(postRecordedV1)).slice(posts.length);
    expect(moved.map(({ data }) => [data.officialCode, data.role, data.validFrom, data.validTo])).toEqual([
      ['CB-A', 'head', '2025-07-01', '2026-11-23'],
      ['CB-A', 'head', '2026-11-23', null],
      ['CB-B', 'head', '2025-07-01', '2026-11-23'],
      ['CB-B', 'deputy', '2026-11-23', null],
    ]);

    const history = await directive.get('inspector', `units/${ids['A']}/changes`);
    expect(history.body.items).toMatchObject([
      { kind: 'change', effectiveOn: '2026-11-23', legalBasis, reason, changeId: answer.body.changeId },
      { kind: 'import', steps: [{ list: 'units', accepted: 8 }] },
    ]);
  });

  it('shows names and parents of every day, and in the event that tells of them', async () => {
    await change('operator', { steps: [rename('C', 'Xã C mới')], effectiveOn: '2026-06-01' });
    await change('operator', {
      steps: [{ kind: 're-parent', unitCode: 'C', parentCode: 'T2' }],
      effectiveOn: '2026-07-01',
    });
    expect(await nameOn('C', '2026-05-31')).toBe('Xã C');
    expect(await nameOn('C', '2026-06-01')).toBe('Xã C mới');
    const above = async (day: string) =>
      (await directive.get(null, `units/${ids['C']}/ancestors?asOf=${day}`)).body.items[0].code as string;
    expect([await above('2026-06-30'), await above('2026-07-01')]).toEqual(['T1', 'T2']);
    const below = async (code: string, day: string) =>
      ((await directive.get(null, `units/${ids[code]}/descendants?asOf=${day}`)).body.items as object[])
        .length;
    expect([await below('T2', '2026-06-30'), await below('T2', '2026-07-01')]).toEqual([0, 1]);

    const one = await directive.get(null, `units/${ids['C']}`);
    expect(one.body).toMatchObject({
      name: 'Xã C mới',
      parentId: ids['T2'],
      names: [
        { name: 'Xã C', validFrom: '2000-01-01', validTo: '2026-06-01' },
        { name: 'Xã C mới', validFrom: '2026-06-01', validTo: null },
      ],
    });
    const event = (await directive.published(unitRecordedV1)).at(-1)?.data;
    expect(event).toMatchObject({
      code: 'C',
      parentId: ids['T2'],
      parents: [
        { parentId: ids['T1'], validFrom: '2000-01-01', validTo: '2026-07-01' },
        { parentId: ids['T2'], validFrom: '2026-07-01', validTo: null },
      ],
    });
  });

  it('finds a unit by the name that it has on the day asked for', async () => {
    expect(await directive.allUnits('q=xa%20c%20moi&asOf=2026-05-31')).toEqual([]);
    expect(await directive.allUnits('q=xa%20c%20moi')).toHaveLength(1);
  });

  it('lets a change of a day to come take effect on that day and not before', async () => {
    const steps = [rename('D', 'Xã D mới'), { kind: 're-parent', unitCode: 'D', parentCode: 'T2' }];
    await change('operator', { steps, effectiveOn: '2026-12-01' });
    const today = await directive.get(null, `units/${ids['D']}`);
    expect(today.body).toMatchObject({ name: 'Xã D', parentId: ids['T1'] });
    expect(await nameOn('D', '2026-12-01')).toBe('Xã D mới');
    expect((await directive.published(unitRecordedV1)).at(-1)?.data).toMatchObject({ name: 'Xã D' });

    const loop = directive.service.app.get(TurnLoop);
    expect(await loop.run()).toBe(0);
    const now = directive.clock.now();
    directive.clock.set(new Date('2026-11-30T17:00:00.000Z'));
    expect(await loop.run()).toBe(1);
    expect(await loop.run()).toBe(0);
    const then = await directive.get(null, `units/${ids['D']}`);
    expect(then.body).toMatchObject({ name: 'Xã D mới', parentId: ids['T2'] });
    expect((await directive.published(unitRecordedV1)).at(-1)?.data).toMatchObject({ name: 'Xã D mới' });
    directive.clock.set(now);
  });

  it('takes all steps of a decision or none', async () => {
    const before = (await directive.published(unitRecordedV1)).length;
    const steps = [rename('E', 'Xã E mới'), { kind: 're-parent', unitCode: 'T1', parentCode: 'E' }];
    const answer = await change('operator', { steps });
    expect(answer).toMatchObject({ status: 422, body: { code: 'parent-below-itself', step: 2 } });
    expect(await nameOn('E', '2026-11-23')).toBe('Xã E');
    expect(await directive.published(unitRecordedV1)).toHaveLength(before);
  });

  it('says why a unit with people in it cannot end', async () => {
    const steps = [{ kind: 'dissolve', unitCode: 'AB' }];
    const answer = await change('operator', { steps, effectiveOn: '2026-12-01' });
    expect(answer.body).toMatchObject({
      code: 'posts-without-place',
      title: 'Đơn vị “AB” còn 2 vị trí đang có người giữ; cần nêu chuyển về đâu hoặc kết thúc (bước 1).',
    });
  });

  it('counts what stays with a unit that ends: its grants and its open tasks', async () => {
    const held = await directive.addUnit('G', 'Xã G', { illustrative: true });
    const grant = { subject: 'somebody', role: 'unit-head', unitId: held.unitId, validFrom: '2026-01-01' };
    expect((await directive.post('operator', 'grants', grant)).status).toBe(201);
    const order = await directive.addDirective('77-CV/TU', 'issued', 2);
    const task = (clause: number) => ({
      clauseId: order.clauses[clause]?.clauseId,
      title: 'Việc thử',
      dueOn: '2026-12-30',
      urgency: 'normal',
    });
    const cut = await directive.post('committee-office', `directives/${order.directiveId}/assignments`, {
      units: [held.unitId],
      assignments: [task(0), task(1)],
    });
    expect(cut.body).toMatchObject({ created: 2 });
    const steps = [{ kind: 'dissolve', unitCode: 'G' }];
    const answer = await change('operator', { steps, dryRun: true });
    expect(answer.body.consequences).toMatchObject([
      { kind: 'unit-ends', subject: 'G' },
      { kind: 'assignments-open', subject: 'G', count: 2 },
      { kind: 'grants-stay', subject: 'G', count: 1 },
    ]);
  });

  it('keeps the database’s own record of decisions from being edited', async () => {
    await expect(
      directive.service.database.transaction((session) =>
        session.query(`UPDATE organisation_changes SET reason = 'khác'`),
      ),
    ).rejects.toThrow(/only added to/);
  });
});

describe('two people at once', () => {
  it('the second of two that read the same organisation is refused', async () => {
    const ifMatch = `"${await revision()}"`;
    const answers = await Promise.all(
      ['Xã E một', 'Xã E hai', 'Xã E ba', 'Xã E bốn'].map((name) =>
        change('operator', { steps: [rename('E', name)], ifMatch }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('version-stale');
  });

  it('a post given while its unit is dissolved is never left hanging', async () => {
    for (const round of [1, 2, 3, 4]) {
      const { unitId, code } = await directive.addUnit(`R${round}`, `Xã R${round}`, { illustrative: true });
      const post = { officialCode: `CB-R${round}`, unitId, role: 'staff', validFrom: '2026-01-01' };
      const ifMatch = `"${await revision()}"`;
      const answers = await Promise.all([
        change('operator', { steps: [{ kind: 'dissolve', unitCode: code }], ifMatch }),
        directive.post('operator', 'posts', post),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      const refused = answers.find(({ status }) => status === 422)?.body.code as string;
      expect(['posts-without-place', 'post-outside-unit']).toContain(refused);
    }
  });

  it('a change that names no revision is refused, and one that names nonsense', async () => {
    const body = { effectiveOn: '2026-11-23', legalBasis, reason, steps: [rename('F', 'Xã F mới')] };
    const without = await directive.post('operator', 'organisation-changes', body);
    expect(without).toMatchObject({ status: 428, body: { code: 'version-missing' } });
    const steps = [rename('F', 'Xã F mới')];
    expect((await change('operator', { steps, ifMatch: 'W/"x"' })).status).toBe(412);
  });

  it('the same request sent again changes nothing more', async () => {
    const asked = { steps: [rename('F', 'Xã F mới')], ifMatch: `"${await revision()}"`, key: 'rename-of-f' };
    const first = await change('operator', asked);
    const before = await revision();
    const second = await change('operator', asked);
    expect(second.body).toEqual(first.body);
    expect(await revision()).toBe(before);
  });
});

describe('who may change it', () => {
  const steps = [{ kind: 're-parent', unitCode: 'E', parentCode: 'T2' }];

  it.each(['official', 'unit-head', 'inspector', 'reviewer', 'analyst', 'kiosk'] as const)(
    'not a %s',
    async (role) => {
      expect(await change(role, { steps })).toMatchObject({ status: 403 });
    },
  );

  it('not an office whose units it does not concern, nor one that would give a unit to others', async () => {
    const office = (unitId: string | undefined) =>
      ({ role: 'committee-office', unitId: unitId ?? '' }) as const;
    expect(await change(office(ids['T2']), { steps })).toMatchObject({ status: 403 });
    expect(await change(office(ids['T1']), { steps })).toMatchObject({ status: 403 });
    const own = [{ kind: 're-parent', unitCode: 'F', parentCode: 'E' }];
    expect(await change(office(ids['T1']), { steps: own, dryRun: true })).toMatchObject({ status: 201 });
    const top = [{ kind: 're-parent', unitCode: 'E', parentCode: null }];
    expect(await change(office(ids['T1']), { steps: top })).toMatchObject({ status: 403 });
    const root = [{ kind: 'create', unit: { code: 'R', name: 'Gốc', kind: 'co-quan', parentCode: null } }];
    expect(await change(office(ids['T1']), { steps: root })).toMatchObject({ status: 403 });
  });
});

describe('bad requests', () => {
  it.each([
    ['no document', { legalBasis: 'theo chỉ đạo' }, 'document-number-invalid'],
    ['no reason', { reason: ' ' }, 'input-invalid'],
    ['a day that does not exist', { effectiveOn: '2026-02-30' }, 'input-invalid'],
    ['no step', { steps: [] }, 'input-invalid'],
    ['a step of no kind', { steps: [{ kind: 'abolish', unitCode: 'E' }] }, 'input-invalid'],
    ['a unit that nobody knows', { steps: [rename('X', 'Xã X')] }, 'unit-unknown'],
  ])('%s: %j is %s', async (_what, given, code) => {
    const body = { effectiveOn: '2026-11-23', legalBasis, reason, steps: [rename('E', 'Xã Khác')], ...given };
    const answer = await directive.post('operator', 'organisation-changes', body, {
      'if-match': `"${await revision()}"`,
    });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  it('an import cannot end a unit over the heads of those who serve there', async () => {
    const rows = [
      'code,name,kind,parent_code,valid_from,valid_to,illustrative',
      'AB,Xã AB,xa,T1,2026-11-23,2026-12-24,true',
    ];
    const answer = await directive.postCsv('operator', 'imports/units', rows.join('\n'));
    expect(answer.body.rejected).toMatchObject([{ line: 2, code: 'unit-still-held' }]);
  });
});
