import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignmentClaimedV1 } from '@namkhong/contracts';
import { bootActs, claim, office, reason, type BootedActs } from '../testing/acted-directive.js';

jest.setTimeout(30_000);

let acts: BootedActs;

beforeAll(async () => {
  acts = await bootActs();
});
afterAll(async () => acts.directive.close());

describe('many at once', () => {
  it('of twenty claims on one version, one counts and the others read that it was changed', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    const version = { 'if-match': await acts.versionOf(id) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        acts.directive.post(acts.head, `assignments/${id}/claim`, claim, version),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 412),
    ]);
    expect(
      (await acts.directive.published(assignmentClaimedV1)).filter(({ data }) => data.assignmentId === id),
    ).toHaveLength(1);
  });

  it('acceptance and return race for one claim: one wins, and the history has one of them', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    await acts.done(acts.head, id, 'claim', claim);
    const version = { 'if-match': await acts.versionOf(id) };
    const answers = await Promise.all([
      acts.directive.post(office, `assignments/${id}/acceptance`, {}, version),
      acts.directive.post(office, `assignments/${id}/return`, { reason }, version),
      acts.directive.post(office, `assignments/${id}/withdrawal`, { reason }, version),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { items } = (await acts.directive.get(office, `assignments/${id}/history`)).body;
    expect(items.filter(({ party }: { party: string }) => party === 'issuer')).toHaveLength(1);
    expect(items.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2, 3]);
  });

  it('ten people report progress in parallel, each again where another was first: none is lost', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    const report = async (percent: number): Promise<void> => {
      for (;;) {
        const { status } = await acts.act(acts.member, id, 'progress', {
          note: `Báo cáo ${percent}`,
          percent,
        });
        if (status === 200) return;
        expect(status).toBe(412);
      }
    };
    await Promise.all(Array.from({ length: 10 }, (_, index) => report(index * 10)));
    const { items } = (await acts.directive.get(office, `assignments/${id}/history`)).body;
    const shares = items.flatMap(({ percent }: { percent: number | null }) =>
      percent === null ? [] : [percent],
    );
    expect(shares.sort((a: number, b: number) => a - b)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  });
});
