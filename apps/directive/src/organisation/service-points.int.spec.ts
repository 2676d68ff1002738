import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procedureRecordedV1, servicePointRecordedV1 } from '@namkhong/contracts';
import type {
  ProcedureView,
  ServicePointView,
  UnitTreeView,
} from '@namkhong/contracts/http/directive-organisation';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';

let directive: BootedDirective;
let ward: string;
let other: string;

beforeAll(async () => {
  directive = await bootDirective();
  ward = (await directive.addUnit('W', 'Phường Một', { kind: 'phuong' })).unitId;
  other = (await directive.addUnit('V', 'Phường Hai', { kind: 'phuong' })).unitId;
});
afterAll(async () => directive.close());

describe('service points', () => {
  const open = (code: string, change: object = {}, asker: Asker = 'operator') =>
    directive.post(asker, 'service-points', {
      code,
      name: `Điểm ${code}`,
      kind: 'point',
      unitId: ward,
      validFrom: '2026-01-01',
      ...change,
    });
  const counter = (code: string, change: object = {}) =>
    open(code, { kind: 'counter', pointCode: 'W-HALL', ...change });
  const listed = async (query: string) =>
    ((await directive.get(null, `service-points?${query}`)).body.items as ServicePointView[]).map(
      ({ code }) => code,
    );

  it('are places with counters, which anybody may see', async () => {
    expect(await open('W-HALL')).toMatchObject({ status: 201, body: { kind: 'point', pointId: null } });
    const first = await counter('W-1');
    expect(first).toMatchObject({ status: 201, body: { kind: 'counter', version: 1 } });
    expect(first.body.units).toEqual([{ unitId: ward, validFrom: '2026-01-01', validTo: null }]);
    expect(await counter('W-2', { validTo: '2026-06-01' })).toMatchObject({ status: 201 });
    expect(await listed(`unitId=${ward}`)).toEqual(['W-1', 'W-2', 'W-HALL']);
    expect(await listed(`unitId=${ward}&asOf=2026-06-01`)).toEqual(['W-1', 'W-HALL']);
    expect(await listed(`limit=1&cursor=W-1`)).toEqual(['W-2']);
    expect(await directive.published(servicePointRecordedV1)).toHaveLength(3);
  });

  it.each([
    ['a code twice', 'W-HALL', {}, 409, 'service-point-code-taken'],
    ['a code that is none', 'W 9', {}, 422, 'service-point-code-malformed'],
    ['a counter of no place', 'W-9', { kind: 'counter' }, 422, 'counter-needs-point'],
    ['a counter of a counter', 'W-9', { kind: 'counter', pointCode: 'W-1' }, 422, 'counter-needs-point'],
    [
      'a counter of an unknown place',
      'W-9',
      { kind: 'counter', pointCode: 'X' },
      422,
      'service-point-unknown',
    ],
    [
      'a counter before its place',
      'W-9',
      { kind: 'counter', pointCode: 'W-HALL', validFrom: '2025-01-01' },
      422,
      'counter-without-point',
    ],
    ['a place within a place', 'W-9', { pointCode: 'W-HALL' }, 422, 'service-point-has-no-place'],
    ['an end before the beginning', 'W-9', { validTo: '2025-01-01' }, 422, 'interval-empty'],
    ['a unit of nobody', 'W-9', { unitId: '0198aaaa-0000-7000-8000-000000000000' }, 404, 'unit-unknown'],
  ])('%s is refused', async (_what, code, change, status, problem) => {
    expect(await open(code, change)).toMatchObject({ status, body: { code: problem } });
  });

  it('end on a day, a place not before its counters', async () => {
    const hall = ((await directive.get(null, 'service-points')).body.items as ServicePointView[]).find(
      ({ code }) => code === 'W-HALL',
    );
    const end = (validTo: string, seen = '"1"') =>
      directive.post(
        'operator',
        `service-points/${hall?.servicePointId}/end`,
        { validTo },
        { 'if-match': seen },
      );
    expect(await end('2027-01-01')).toMatchObject({ status: 422, body: { code: 'counter-without-point' } });
    expect((await end('2027-01-01', '"2"')).status).toBe(412);
    expect(await open('W-SMALL')).toMatchObject({ status: 201 });
  });

  it('go with their unit into another one, from the day of the merger', async () => {
    const { revision } = (await directive.get(null, 'units/tree')).body as UnitTreeView;
    const answer = await directive.post(
      'operator',
      'organisation-changes',
      {
        effectiveOn: '2026-11-23',
        legalBasis: '01/NQ-HĐND',
        reason: 'Sáp nhập',
        steps: [{ kind: 'merge', unitCodes: ['W'], into: 'V', placement: { rest: { to: 'V' } } }],
      },
      { 'if-match': `"${revision}"` },
    );
    expect(answer.status).toBe(201);
    expect(await listed(`unitId=${ward}&asOf=2026-11-22`)).toEqual(['W-1', 'W-HALL', 'W-SMALL']);
    expect(await listed(`unitId=${ward}&asOf=2026-11-23`)).toEqual([]);
    expect(await listed(`unitId=${other}&asOf=2026-11-23`)).toEqual(['W-1', 'W-HALL', 'W-SMALL']);
    const event = (await directive.published(servicePointRecordedV1)).at(-1)?.data;
    expect(event?.units).toEqual([
      { unitId: ward, validFrom: '2026-01-01', validTo: '2026-11-23' },
      { unitId: other, validFrom: '2026-11-23', validTo: null },
    ]);
  });

  it('are opened by the head of their unit, and by no other head', async () => {
    const head = (unitId: string) => ({ role: 'unit-head', unitId }) as const;
    expect((await open('V-1', { unitId: other }, head(ward))).status).toBe(403);
    expect((await open('V-1', { unitId: other }, head(other))).status).toBe(201);
    expect((await open('V-2', { unitId: other }, 'official')).status).toBe(403);
  });
});

describe('procedures', () => {
  // Codes and names as the national database lists them.
  const record = (change: object = {}, asker: Asker = 'committee-office') =>
    directive.post(asker, 'procedures', {
      code: '1.001193',
      name: 'Đăng ký khai sinh',
      field: 'Hộ tịch',
      procedureGroup: 'civil-status',
      validFrom: '2025-07-01',
      ...change,
    });

  it('have a code, a field and days, and one reading at a time', async () => {
    const first = await record();
    expect(first).toMatchObject({ status: 201, body: { code: '1.001193', validTo: null, version: 1 } });
    expect(await record({ validFrom: '2026-12-01' })).toMatchObject({
      status: 422,
      body: { code: 'procedure-overlap' },
    });
    const end = (seen: string) =>
      directive.post(
        'committee-office',
        `procedures/${(first.body as ProcedureView).procedureId}/end`,
        { validTo: '2026-12-01' },
        { 'if-match': seen },
      );
    expect((await end('"9"')).status).toBe(412);
    expect(await end('"1"')).toMatchObject({ status: 200, body: { validTo: '2026-12-01', version: 2 } });
    expect(await record({ name: 'Đăng ký khai sinh (sửa đổi)', validFrom: '2026-12-01' })).toMatchObject({
      status: 201,
    });
    const names = async (query: string) =>
      ((await directive.get(null, `procedures?${query}`)).body.items as ProcedureView[]).map(
        ({ name }) => name,
      );
    expect(await names('q=khai%20sinh&asOf=2026-11-30')).toEqual(['Đăng ký khai sinh']);
    expect(await names('q=1.001193&asOf=2026-12-01')).toEqual(['Đăng ký khai sinh (sửa đổi)']);
    expect(await names(`field=${encodeURIComponent('Đất đai')}`)).toEqual([]);
    expect(await directive.published(procedureRecordedV1)).toHaveLength(3);
  });

  it.each([
    [{ code: '1.00119' }, 'procedure-code-malformed'],
    [{ code: '1.001193.000.00.00.h12' }, 'procedure-code-malformed'],
    [{ code: '2.000635', validTo: '2025-07-01' }, 'interval-empty'],
    [{ code: '2.000635', legalBasis: 'luật' }, 'document-number-invalid'],
    [{ code: '2.000635', field: '' }, 'input-invalid'],
  ])('%j is refused: %s', async (change, code) => {
    expect(await record(change)).toMatchObject({ status: 422, body: { code } });
  });

  it('may carry the agency in their code', async () => {
    expect(await record({ code: '1.001193.000.00.00.H12' })).toMatchObject({ status: 201 });
  });

  it('are recorded by an office only', async () => {
    expect((await record({}, 'unit-head')).status).toBe(403);
  });
});
