import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantRecordedV1 } from '@namkhong/contracts';
import { BootstrapOperator } from './bootstrap-operator.js';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

const unknownUnit = '0198aaaa-0000-7000-8000-000000000000';

let directive: BootedDirective;
beforeAll(async () => {
  directive = await bootDirective();
});
afterAll(async () => directive.close());

describe('the first operator', () => {
  it('is granted the whole organisation once, with an event', async () => {
    const grants = await directive.get('operator', 'grants?subject=nk');
    expect(grants.body.items).toMatchObject([
      { subject: 'nk', role: 'operator', unitId: null, validTo: null },
    ]);
    await directive.service.app.get(BootstrapOperator, { strict: false }).onApplicationBootstrap();
    expect((await directive.get('operator', 'grants?subject=nk')).body).toEqual(grants.body);
    expect(await directive.published(grantRecordedV1)).toHaveLength(1);
  });

  it('may act as soon as its grant has come back over the bus', async () => {
    await directive.eventually(async () => {
      const me = await directive.get({ subject: 'nk' }, 'me');
      expect(me.body).toMatchObject({
        subject: 'nk',
        grants: [{ role: 'operator', unitId: null, unitName: null }],
      });
    });
  });
});

describe('granting', () => {
  const request = { subject: 'truong-sen-hong', role: 'unit-head', validFrom: '2026-01-01' };

  it('records a grant once and ends it in place', async () => {
    const { unitId } = await directive.addUnit('MH-01', 'Phường Sen Hồng');
    await directive.addPost('CB-MH-001', 'MH-01', 'head');
    const body = { ...request, unitId, officialCode: 'CB-MH-001' };
    const first = await directive.post('operator', 'grants', body);
    expect(first).toMatchObject({ status: 201, body: { subject: 'truong-sen-hong', unitId, validTo: null } });
    expect((await directive.post('operator', 'grants', body)).body).toEqual(first.body);
    const ended = await directive.post('operator', 'grants', { ...body, validTo: '2026-12-01' });
    expect(ended.body).toEqual({ ...first.body, validTo: '2026-12-01' });
    const events = await directive.published(grantRecordedV1);
    const own = events.filter(({ data }) => data.subject === 'truong-sen-hong');
    expect(own.map(({ data }) => data.validTo)).toEqual([null, '2026-12-01']);
  });

  it.each([
    [{ ...request, unitId: unknownUnit }, 422, 'unit-unknown'],
    [{ ...request, unitId: null, officialCode: 'CB-404' }, 422, 'official-unknown'],
    [{ ...request, unitId: null, validTo: '2026-01-01' }, 422, 'grant-interval-empty'],
    [{ ...request, unitId: null, role: 'citizen' }, 422, 'input-invalid'],
    [{ ...request, unitId: null, validFrom: '2026-02-30' }, 422, 'input-invalid'],
  ])('refuses %j with %i %s', async (body, status, code) => {
    expect(await directive.post('operator', 'grants', body)).toMatchObject({ status, body: { code } });
  });

  it('of one ward’s office does not reach what holds for everybody', async () => {
    const ward = await directive.addUnit('MH-30', 'Phường Riêng');
    const own = { role: 'committee-office', unitId: ward.unitId } as const;
    for (const path of [
      'escalation/ladders',
      'measures',
      'clock-rules',
      'issuers',
      'directives',
      'reporting-duties',
    ]) {
      expect({ path, ...(await directive.post(own, path, {})) }).toMatchObject({
        path,
        status: 403,
        body: { code: 'permission-denied', reason: 'outside-granted-units' },
      });
    }
  });

  it('reaches no further than the grant of whoever grants', async () => {
    const ward = await directive.addUnit('MH-20', 'Phường Trong');
    const office = await directive.addUnit('MH-21', 'Văn phòng Trong', {
      kind: 'co-quan',
      parentCode: 'MH-20',
    });
    const elsewhere = await directive.addUnit('MH-22', 'Phường Ngoài');
    const own = { role: 'operator', unitId: ward.unitId } as const;
    const give = (unitId: string | null, subject = 'ai-do') =>
      directive.post(own, 'grants', { ...request, subject, unitId });
    expect(await give(office.unitId)).toMatchObject({ status: 201 });
    for (const unitId of [null, elsewhere.unitId]) {
      expect(await give(unitId)).toMatchObject({
        status: 403,
        body: { code: 'permission-denied', reason: 'outside-granted-units' },
      });
    }
    await directive.post('operator', 'grants', { ...request, subject: 'ai-do', unitId: elsewhere.unitId });
    const seen = async (asker: Parameters<BootedDirective['get']>[0]) =>
      (await directive.get(asker, 'grants?subject=ai-do')).body.items.map(
        (item: { unitId: string }) => item.unitId,
      );
    expect(await seen({ role: 'inspector', unitId: ward.unitId })).toEqual([office.unitId]);
    expect((await seen('inspector')).toSorted()).toEqual([office.unitId, elsewhere.unitId].toSorted());
  });

  it('is for operators alone', async () => {
    const body = { ...request, unitId: null };
    expect(await directive.post('committee-office', 'grants', body)).toMatchObject({ status: 403 });
    expect(await directive.get('unit-head', 'grants?subject=nk')).toMatchObject({ status: 403 });
    expect(await directive.post(null, 'grants', body)).toMatchObject({ status: 401 });
  });
});
