import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadlineMovedV1 } from '@namkhong/contracts';
import { proposalRequest, type ProposalView } from '@namkhong/contracts/http/directive-proposals';
import { IntakeService } from '../proposals/intake.service.js';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';
import { headOf, proposing } from '../testing/proposing.js';

let directive: BootedDirective;
let unit: { unitId: string }, other: { unitId: string };
let by: ReturnType<typeof proposing>;

beforeAll(async () => {
  directive = await bootDirective();
  unit = await directive.addUnit('00001', 'Xã Một');
  other = await directive.addUnit('00002', 'Xã Hai');
  by = proposing(directive, unit);
});
afterAll(async () => directive.close());

const closed = (days: readonly string[], unitId: string | null = null) => ({
  unitId,
  validFrom: '2026-11-25',
  validTo: '2027-01-01',
  legalBasis: ['05/CĐ-UBND'],
  week: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ from: '07:30', to: '11:30' }] }],
  daysOff: days.map((on) => ({ on, kind: 'holiday', name: 'Bão' })),
  swaps: [],
});
const of = async ({ unitId }: { unitId: string }): Promise<ProposalView[]> =>
  (await directive.get('committee-office', `proposals?limit=200&unitId=${unitId}`)).body.items;

describe('a calendar that changes while people work', () => {
  it('waits for a deadline that is computed by it and not stored yet', async () => {
    const begun = Promise.withResolvers<void>();
    const change = begun.promise.then(() =>
      directive.post('committee-office', 'calendar/versions', closed(['2026-11-30'], other.unitId), {
        'if-match': '"0"',
      }),
    );
    const intake = directive.service.app.get(IntakeService);
    await directive.service.database.transaction(async () => {
      await intake.receive(proposalRequest.parse(by.proposal({ unitId: other.unitId })), null);
      begun.resolve();
      // Time enough for a change that does not wait.
      await Promise.race([change, setTimeout(1500)]);
    });
    expect((await change).status).toBe(201);
    expect((await of(other)).map(({ replyDueOn }) => replyDueOn)).toEqual(['2026-12-09']);
  }, 30_000);

  it('misses no deadline that is set at the same moment, and moves each by its own event', async () => {
    const waiting = await Promise.all(Array.from({ length: 10 }, () => by.propose()));
    expect(waiting.map(({ status }) => status)).toEqual(waiting.map(() => 201));
    const ids = (await of(unit)).map(({ proposalId }) => proposalId);
    const days = ['2026-12-01', '2026-12-02', '2026-12-03'];
    const change = async () => {
      for (const [done] of days.entries()) {
        const body = closed(days.slice(0, done + 1));
        const answer = await directive.post('committee-office', 'calendar/versions', body, {
          'if-match': `"${done}"`,
        });
        expect(answer.status).toBe(201);
      }
    };
    const accept = async (id: string) => {
      // Where a calendar moved it in between, it is read again.
      for (let version = 1; ;) {
        const { status } = await by.act(headOf(unit), id, 'reply', { reply: 'accept' }, version);
        if (status === 200) return;
        expect(status).toBe(412);
        version = (await directive.get(headOf(unit), `proposals/${id}`)).body.version;
      }
    };
    const arriving = Array.from({ length: 20 }, async () => expect((await by.propose()).status).toBe(201));
    await Promise.all([change(), ...arriving, ...ids.map(accept)]);

    // By the last calendar: 25, 26, 27, 30 November, 4, 7, 8, 9, 10, 11 December and ten working days more.
    const found = await of(unit);
    expect(found).toHaveLength(30);
    const [accepted, received] = [
      found.filter(({ state }) => state === 'accepted'),
      found.filter(({ state }) => state === 'received'),
    ];
    expect(accepted).toHaveLength(10);
    expect(new Set(received.map(({ replyDueOn }) => replyDueOn))).toEqual(new Set(['2026-12-11']));
    expect(new Set(accepted.map(({ decisionDueOn }) => decisionDueOn))).toEqual(new Set(['2026-12-25']));

    const published = await directive.published(deadlineMovedV1);
    const moves = published.map(({ data }) => data).filter(({ unitId }) => unitId === unit.unitId);
    for (const { deadlineId, from, to } of moves) expect([deadlineId, from < to]).toEqual([deadlineId, true]);
    const history = (await directive.get(headOf(unit), 'calendar/moves?limit=200')).body.items;
    expect(history).toHaveLength(moves.length);
    for (const move of moves) expect(history).toContainEqual(move);
  }, 60_000);
});
