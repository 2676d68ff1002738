import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bootActs, claim, office, reason, type BootedActs } from '../testing/acted-directive.js';
import type { Asker } from '../testing/booted-directive.js';

jest.setTimeout(30_000);

let acts: BootedActs;
const ids: Record<string, string> = {};

/** Monday 23 November 2026; the day after is free, so three working days later is Friday 27. */
beforeAll(async () => {
  acts = await bootActs();
  ids.unanswered = await acts.task({ dueOn: '2026-12-31' });
  ids.undated = await acts.task({ dueOn: null });
  ids.late = await acts.task({ dueOn: '2026-11-20' });
  ids.today = await acts.task({ dueOn: '2026-11-23' });
  ids.soon = await acts.task({ dueOn: '2026-11-27' });
  ids.far = await acts.task({ dueOn: '2026-11-28' });
  ids.returned = await acts.task({ dueOn: '2026-12-31' });
  ids.claimed = await acts.task({ dueOn: '2026-11-20' });
  ids.elsewhere = await acts.task({ dueOn: '2026-11-23' }, [acts.other.unitId]);
  for (const name of ['late', 'today', 'soon', 'far', 'returned', 'claimed']) {
    await acts.done(acts.head, ids[name] ?? '', 'acknowledgement');
  }
  for (const name of ['returned', 'claimed']) await acts.done(acts.head, ids[name] ?? '', 'claim', claim);
  await acts.done(office, ids.returned, 'return', { reason });
});
afterAll(async () => acts.directive.close());

const nameOf = (id: string) => Object.entries(ids).find(([, each]) => each === id)?.[0];
const listOf = async (as: Asker, query = '') =>
  (await acts.directive.get(as, `assignments/today?${query}`)).body;
const linesOf = (list: { items: { assignmentId: string; reasons: string[] }[] }) =>
  list.items.map(({ assignmentId, reasons }) => `${nameOf(assignmentId)}: ${reasons.join()}`);

describe('today’s list', () => {
  it('has what is due, late, returned or not answered, the earliest deadline first, and says why', async () => {
    const list = await listOf(acts.head);
    expect(linesOf(list)).toEqual([
      'late: overdue',
      'today: due-today',
      'soon: due-soon',
      'unanswered: unanswered',
      'returned: returned',
      'undated: unanswered',
    ]);
    expect(list).toMatchObject({
      asOf: '2026-11-23',
      soonUntil: '2026-11-27',
      counts: { overdue: 1, 'due-today': 1, 'due-soon': 1, returned: 1, unanswered: 2 },
      next: null,
    });
  });

  it('is read page by page', async () => {
    const lines: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const list = await listOf(acts.head, `limit=2${next === '' ? '' : `&cursor=${next}`}`);
      lines.push(...linesOf(list));
      next = list.next as string | null;
    }
    expect(lines).toEqual(linesOf(await listOf(acts.head)));
  });

  it('of an official leaves out what was delegated to somebody else', async () => {
    const [one, deputy] = [await acts.official('CB-001'), await acts.official('CB-002')];
    const leave = { from: '2026-11-23', until: '2026-11-24', ground: 'leave' };
    await acts.done(acts.head, ids.late ?? '', 'delegation', { ...leave, to: { officialCode: 'CB-001' } });
    await acts.done(acts.head, ids.soon ?? '', 'delegation', { ...leave, to: { postRole: 'deputy' } });
    const names = async (as: Asker) => linesOf(await listOf(as)).map((line) => line.split(':')[0]);
    expect(await names(one)).toEqual(['late', 'today', 'unanswered', 'returned', 'undated']);
    expect(await names(deputy)).toEqual(['today', 'soon', 'unanswered', 'returned', 'undated']);
    expect(await names(acts.head)).toContain('late');
  });

  it('is not that of the units beside, and is nothing to the issuer', async () => {
    expect(linesOf(await listOf({ role: 'unit-head', unitId: acts.other.unitId }))).toEqual([
      'elsewhere: due-today,unanswered',
    ]);
    expect(await acts.directive.get(office, 'assignments/today')).toMatchObject({ status: 403 });
  });
});
