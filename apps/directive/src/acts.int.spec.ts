import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootDirective, type BootedDirective } from './testing/booted-directive.js';

let directive: BootedDirective;
beforeAll(async () => {
  directive = await bootDirective();
});
afterAll(async () => directive.close());

/** The contents of the entries of an act, oldest first. */
async function actsOf(act: string) {
  const { body } = await directive.get('inspector', `audit?act=${act}&order=oldest&limit=200`);
  return body.items.map(({ content }: { content: unknown }) => content);
}

describe('what people do by virtue of a grant is told', () => {
  it('of the first operator, whom nobody granted anything', async () => {
    expect(await actsOf('grant.record')).toMatchObject([
      { actor: null, grants: [], details: { subject: 'nk', role: 'operator', unitId: null } },
    ]);
  });

  it('of a grant, once for what was recorded and never for what was there', async () => {
    const body = { subject: 'thanh-tra-1', role: 'inspector', unitId: null, validFrom: '2026-01-01' };
    const granted = await directive.post('operator', 'grants', body);
    await directive.post('operator', 'grants', body);
    const { body: found } = await directive.get('inspector', `audit?target=${granted.body.grantId}`);
    expect(found.items).toHaveLength(1);
    expect(found.items[0].content).toMatchObject({
      act: 'grant.record',
      grants: [{ role: 'operator', unitId: null }],
      details: { subject: 'thanh-tra-1', role: 'inspector', validFrom: '2026-01-01', validTo: null },
    });
  });

  it('of an import by its counts, and nothing of one that was only tried', async () => {
    const csv =
      'code,name,kind,parent_code,valid_from,valid_to,illustrative\nMH-01,Xã Sen,xa,,,,true\nMH-02,,xa,,,,true';
    await directive.postCsv('operator', 'imports/units?dryRun=true', csv);
    expect(await actsOf('organisation.import')).toEqual([]);
    await directive.postCsv('operator', 'imports/units', csv);
    expect(await actsOf('organisation.import')).toMatchObject([
      { act: 'organisation.import/units', details: { read: 2, accepted: 1, rejected: 1 } },
    ]);
  });

  it('of a directive from the register to the acknowledgement, with the unit and its grant', async () => {
    const unit = await directive.addUnit('MH-10', 'Phường Sen Hồng', { illustrative: true });
    const { directiveId, clauses } = await directive.addDirective('15/KH-UBND', 'issued', 1);
    expect((await actsOf('directive.create')).at(-1)).toMatchObject({
      targets: [directiveId],
      details: { number: '15/KH-UBND', status: 'issued', clauses: 1 },
    });
    const cut = {
      units: [unit.unitId],
      assignments: [
        { clauseId: clauses[0]?.clauseId, title: 'Nhiệm vụ', dueOn: '2026-12-15', urgency: 'normal' },
      ],
    };
    await directive.post('committee-office', `directives/${directiveId}/assignments`, cut);
    expect((await actsOf('directive.issue')).at(-1)).toMatchObject({
      act: 'directive.issue/assign',
      targets: [directiveId],
      details: { clauses: [clauses[0]?.clauseId], created: 1 },
    });
    const head = { role: 'unit-head', unitId: unit.unitId } as const;
    const [assignment] = (await directive.get(head, 'assignments')).body.items;
    const path = `assignments/${assignment.assignmentId}/acknowledgement`;
    await directive.post(head, path, undefined, { 'if-match': `"${assignment.version}"` });
    expect(await actsOf('assignment.acknowledge')).toMatchObject([
      {
        targets: [assignment.assignmentId],
        unitId: unit.unitId,
        grants: [{ role: 'unit-head', unitId: unit.unitId }],
      },
    ]);
  });

  it('of nothing that was refused', async () => {
    const before = (await directive.get(null, 'audit/head')).body.sequence;
    await directive.post('operator', 'grants', { subject: 'x', role: 'citizen', unitId: null });
    await directive.post('unit-head', 'grants', { subject: 'x', role: 'operator', unitId: null });
    await directive.post('committee-office', 'directives', { number: 'không phải số' });
    expect((await directive.get(null, 'audit/head')).body.sequence).toBe(before);
  });
});
