import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directiveRecordedV1 } from '@namkhong/contracts';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

const letter = JSON.parse(
  readFileSync(new URL('../../../../packages/nk/data/directives/693-CV-TU.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const order = {
  number: '1-CT/MH',
  title: 'Chỉ thị minh họa',
  issuer: 'Ban Chỉ đạo (minh họa)',
  issuedOn: '2026-03-02',
  status: 'issued',
  basedOn: ['693 - CV/TU', '12-CT/TU'],
  clauses: [{ text: 'Xây dựng tiêu chí.' }],
  illustrative: true,
};

let directive: BootedDirective;
beforeAll(async () => {
  directive = await bootDirective();
}, 30_000);
afterAll(async () => directive.close());

describe('the register', () => {
  it('records the letter 693-CV/TU as the historical document it is', async () => {
    const answer = await directive.post('committee-office', 'directives', letter);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        number: '693-CV/TU',
        status: 'historical',
        basedOn: [{ number: '12-CT/TU', directiveId: null }],
      },
    });
    expect(answer.body.clauses).toHaveLength(9);
    expect(answer.body.clauses.every((clause: { asReported: boolean }) => clause.asReported)).toBe(true);
    const [event] = await directive.published(directiveRecordedV1);
    expect(event?.data).toMatchObject({ number: '693-CV/TU', status: 'historical', illustrative: false });
  });

  it('normalises a number, links the basis it knows, and shows the latest first, page by page', async () => {
    const created = await directive.post('committee-office', 'directives', order);
    const first = await directive.get(null, 'directives?limit=1');
    expect(first.body.items).toEqual([created.body]);
    const second = await directive.get(null, `directives?limit=1&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ items: [{ number: '693-CV/TU' }], next: null });
    expect(created.body).toMatchObject({
      number: '01-CT/MH',
      basedOn: [
        { number: '693-CV/TU', directiveId: second.body.items[0].directiveId },
        { number: '12-CT/TU', directiveId: null },
      ],
      progress: { assigned: 0, delivered: 0, acknowledged: 0 },
    });
    const one = await directive.get(null, `directives/${created.body.directiveId}`);
    expect(one.body).toEqual(created.body);
  });

  it('refuses a number twice from one issuer in one term, not from another issuer', async () => {
    const again = await directive.post('committee-office', 'directives', { ...order, number: '01-CT/MH' });
    expect(again).toMatchObject({ status: 409, body: { code: 'document-number-taken', number: '01-CT/MH' } });
    const other = { ...order, issuer: 'Cơ quan khác (minh họa)' };
    expect(await directive.post('committee-office', 'directives', other)).toMatchObject({ status: 201 });
    expect(await directive.published(directiveRecordedV1)).toHaveLength(3);
  });

  it('answers a repeated request with the same key as it did the first time', async () => {
    const body = { ...order, number: '77-CT/MH' };
    const headers = { 'idempotency-key': 'directive-77-once' };
    const first = await directive.post('committee-office', 'directives', body, headers);
    const second = await directive.post('committee-office', 'directives', body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });

  it.each([
    [{ number: 'Chỉ thị số mấy' }, 'document-number-invalid', { reason: 'number-missing' }],
    [{ number: '693//TU' }, 'document-number-invalid', { number: '693//TU', reason: 'form-unknown' }],
    [{ basedOn: ['không rõ'] }, 'document-number-invalid', { number: 'không rõ' }],
    [{ clauses: [] }, 'input-invalid', {}],
    [{ issuedOn: '2026-13-01' }, 'input-invalid', {}],
    [{ status: 'draft' }, 'input-invalid', {}],
  ])('refuses %j: %s', async (change, code, details) => {
    const answer = await directive.post('committee-office', 'directives', { ...order, ...change });
    expect(answer).toMatchObject({ status: 422, body: { code, ...details } });
  });

  it('is public to read, and for the committee’s office alone to write', async () => {
    expect(await directive.post('unit-head', 'directives', order)).toMatchObject({ status: 403 });
    expect(await directive.post(null, 'directives', { nonsense: true })).toMatchObject({ status: 401 });
    expect(await directive.get(null, 'directives/0198aaaa-0000-7000-8000-000000000000')).toMatchObject({
      status: 404,
      body: { code: 'directive-unknown' },
    });
  });
});
