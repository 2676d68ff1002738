import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setOf } from '../testing/fixtures.js';
import { FlagWorld, officialWith, quarters, type GivenQuarter } from '../testing/rated-officials.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(120_000);

/** On each of 22 days four ratings on the web at level 2 and one at the kiosk. */
function quarterWith(kiosk: number): GivenQuarter {
  return {
    days: Array.from({ length: 22 }, () => [2, 2, 2, 2, kiosk]),
    raters: 110,
    invited: 330,
    channelOf: (nth) => (nth === 4 ? 'kiosk' : 'web'),
  };
}

describe('a version that publishes shares of the channels', () => {
  let scoring: StartedScoring;
  let world: FlagWorld;
  const low = officialWith(quarterWith(2), quarterWith(2));
  const steered = officialWith(quarterWith(5), quarterWith(5));

  beforeAll(async () => {
    scoring = await startScoring('2025-12-20T03:00:00Z');
    world = new FlagWorld(scoring);
    await scoring.publishSet(setOf({ overall: 10_000 }, { channelShares: { web: 5_000, kiosk: 5_000 } }));
    scoring.clock.set(new Date('2026-10-05T03:00:00Z'));
    await world.tellAll([low, steered]);
    for (const quarter of quarters) await world.close(quarter);
    await world.evaluate({ setCode: 'sipas', quarter: '2026-Q3' });
  });
  afterAll(() => scoring.stop());

  it('flags whoever is low by these shares as well, officials from their cells and units from what is told', async () => {
    const raised = await world.raised();
    expect(raised.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        { kind: 'official', unitId: low.unit.unitId, officialId: low.officialId },
        { kind: 'unit', unitId: low.unit.unitId },
      ]),
    );
    // Of the other, 88 times 25 and 22 times 100 points are 40 on average, but 62.5 where both channels weigh the same.
    expect(raised).toHaveLength(2);
  });

  it('says so in the flag, with the score by these shares', async () => {
    const { body } = await scoring.get({ role: 'inspector', unitId: low.unit.unitId }, 'flags');
    expect(body.items).toHaveLength(2);
    for (const flag of body.items) {
      const robust = flag.conditions.find(({ id }: { id: string }) => id === 'robust');
      expect(robust.explanation.en).toContain('with the published shares of the channels');
      for (const { withShares } of flag.checks) {
        expect(withShares.score).toBe('25.00');
        expect(Number(withShares.p)).toBeLessThan(0.025);
      }
    }
  });
});
