import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import {
  MONDAY,
  REASON,
  bootCaseWorld,
  first,
  measure,
  official,
  opener,
  second,
  third,
  type CaseWorld,
} from '../testing/case-world.js';
import { CaseDeadlines } from './case-deadlines.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await bootCaseWorld();
}, 60_000);
afterAll(async () => world.directive.close());
beforeEach(() => world.directive.clock.set(MONDAY));

const upkeep = () => world.directive.service.app.get(CaseDeadlines, { strict: false }).run();

describe('a decision that nobody appeals', () => {
  it('is final after its days, told once with ids and no text, and expires', async () => {
    const caseId = await world.notified('reminder');
    // Fifteen days from 23 November are 8 December; on the 9th nobody can appeal any more.
    world.directive.clock.set(new Date('2026-12-08T16:59:00.000Z'));
    await upkeep();
    expect(await world.concluded(caseId)).toEqual([]);
    world.directive.clock.set(new Date('2026-12-08T17:00:00.000Z'));
    expect(await world.ask(official, caseId, 'appeals', { text: 'Muộn.' })).toMatchObject({
      status: 409,
      body: { code: 'appeal-too-late', appealUntil: '2026-12-08' },
    });
    await upkeep();
    await upkeep();
    expect(await world.concluded(caseId)).toEqual([
      {
        caseId,
        subject: { kind: 'official', unitId: world.ward.unitId, officialId: world.officialId },
        measure: { code: 'reminder', version: 1 },
        concludedOn: '2026-12-09',
        expiresOn: '2027-06-09',
        concludedAt: '2026-12-08T17:00:00.000Z',
        illustrative: true,
      },
    ]);
    world.directive.clock.set(new Date('2027-06-09T16:59:00.000Z'));
    await upkeep();
    expect((await world.read(caseId)).status).toBe('final');
    world.directive.clock.set(new Date('2027-06-09T17:00:00.000Z'));
    await upkeep();
    expect((await world.read(caseId)).status).toBe('expired');
  });
});

describe('an appeal', () => {
  it('is decided by a third reviewer, and makes nothing heavier', async () => {
    const caseId = await world.notified();
    await world.act(official, caseId, 'appeals', { text: 'Không đúng người.' });
    const decision = (outcome: string, code?: string) => ({ outcome, measure: code, ...REASON });
    for (const who of [first, second]) {
      expect(await world.ask(who, caseId, 'appeal-decision', decision('upheld'))).toMatchObject({
        status: 409,
        body: { code: 'same-person-twice' },
      });
    }
    expect(
      await world.ask(third, caseId, 'appeal-decision', decision('corrected', 'change-of-position')),
    ).toMatchObject({ status: 409, body: { code: 'correction-heavier' } });
    expect(
      await world.act(third, caseId, 'appeal-decision', decision('corrected', 'reminder')),
    ).toMatchObject({
      status: 'final',
      expiresOn: '2027-05-23',
    });
    expect(await world.concluded(caseId)).toMatchObject([{ measure: { code: 'reminder' } }]);
    expect(await world.corrected(caseId)).toEqual([]);
  });

  it('that annuls a decision nobody outside heard of tells nobody', async () => {
    const caseId = await world.notified();
    await world.act(official, caseId, 'appeals', { text: 'Không đúng người.' });
    await world.act(third, caseId, 'appeal-decision', { outcome: 'annulled', ...REASON });
    expect(await world.read(caseId)).toMatchObject({ status: 'annulled', expiresOn: null });
    expect([...(await world.concluded(caseId)), ...(await world.corrected(caseId))]).toEqual([]);
  });
});

describe('a correction', () => {
  it('of a final decision reaches everybody who was told, and the subject’s own file', async () => {
    const caseId = await world.notified('self-criticism');
    world.directive.clock.set(new Date('2026-12-20T03:00:00.000Z'));
    await upkeep();
    const lighter = { outcome: 'corrected', measure: 'reminder', ground: 'new-evidence', ...REASON };
    expect(await world.ask(second, caseId, 'correction', lighter)).toMatchObject({
      status: 409,
      body: { code: 'same-person-twice' },
    });
    await world.act(third, caseId, 'correction', lighter);
    await world.act(third, caseId, 'correction', {
      outcome: 'annulled',
      ground: 'court-judgment',
      ...REASON,
    });
    expect(await world.corrected(caseId)).toMatchObject([
      {
        outcome: 'corrected',
        ground: 'new-evidence',
        measure: { code: 'reminder' },
        expiresOn: '2027-06-20',
      },
      { outcome: 'annulled', ground: 'court-judgment', measure: null, expiresOn: null },
    ]);
    const own = (await world.directive.get(official, `officials/me/cases/${caseId}`)).body as CaseFileView;
    expect(own).toMatchObject({ status: 'annulled', expiresOn: null });
    expect(own.decisions.map(({ outcome }) => outcome)).toEqual([null, 'corrected', 'annulled']);
  });
});

describe('who stays away', () => {
  it('by their own word, or because the office says so: a proposal of theirs is gone', async () => {
    const caseId = await world.proposed();
    const because = { ground: 'family-tie', reason: 'Là người thân của người được xem xét.' };
    expect(await world.ask(second, caseId, 'recusals', { ...because, account: first.subject })).toMatchObject(
      {
        status: 403,
        body: { code: 'permission-denied' },
      },
    );
    await world.act(opener, caseId, 'recusals', { ...because, account: first.subject });
    expect(await world.read(caseId)).toMatchObject({ status: 'replied', proposal: null });
    expect(await world.ask(first, caseId, 'proposal', measure('training'))).toMatchObject({
      status: 403,
      body: { code: 'reviewer-barred' },
    });
    await world.act(second, caseId, 'recusals', because);
    expect(await world.ask(second, caseId, 'recusals', because)).toMatchObject({
      status: 409,
      body: { code: 'recusal-repeated' },
    });
    const own = (await world.directive.get(official, `officials/me/cases/${caseId}`)).body as CaseFileView;
    expect(own.history.map(({ kind }) => kind)).not.toContain('recused');
  });
});

describe('closing', () => {
  it('ends a case that should not have been opened, before anybody decides', async () => {
    const because = { ground: 'duplicate', reason: 'Trùng với hồ sơ khác.' };
    const caseId = await world.noticed();
    expect(await world.act(second, caseId, 'closing', because)).toMatchObject({ status: 'closed' });
    const other = await world.notified();
    expect(await world.ask(third, other, 'closing', because)).toMatchObject({
      status: 409,
      body: { code: 'act-not-in-this-state' },
    });
  });
});
