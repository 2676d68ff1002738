import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { missedGates } from './gates.js';
import { makeTrials, type Trial } from './make-trials.js';
import { readTrials } from './read-trials.js';
import { runTrials } from './run-trials.js';
import { figuresOf, scoreTrial, type TrialFigures } from './score-trial.js';
import { attackNames, type AttackName } from './trial-attacks.js';

type Figures = ReadonlyMap<AttackName, TrialFigures>;

const published = join(import.meta.dirname, '../../data/attacks');
/** No parameter was chosen by these. */
const unseenSeeds = [7001, 7002, 7003];
const unseen = 'A5_distributed_human_like';
const gated = attackNames.filter((attack) => attack !== unseen);

function* unseenTrials() {
  for (const seed of unseenSeeds) {
    const trialOf = makeTrials(seed);
    for (const attack of gated) yield trialOf(attack);
  }
}

function itHolds(figuresNow: () => Figures, attacks: readonly AttackName[]) {
  it('detection passes every gate', () => {
    expect([...figuresNow().keys()]).toEqual(attacks);
    expect(
      missedGates(figuresNow()).filter((missed) => attacks.some((attack) => missed.startsWith(attack))),
    ).toEqual([]);
  });

  it.each([
    'A1_burst_few_devices',
    'A2_coerced_kiosk',
    'A3_slow_drip_relatives',
    'A4_sabotage_brigade',
  ] as const)(
    'review and dropped channels leave those attacked by %s within a point of the truth',
    (attack) => {
      const { biasBefore, biasReviewed } = figuresNow().get(attack) ?? {};
      expect(Math.abs(biasBefore ?? 0)).toBeGreaterThan(2);
      expect(Math.abs(biasReviewed ?? Infinity)).toBeLessThan(1);
    },
  );
}

describe('on published half-years', () => {
  let figures: Figures;
  beforeAll(async () => {
    figures = await runTrials(readTrials(published));
  }, 300_000);

  itHolds(() => figures, attackNames);

  it('a distributed attack by patient people passes unseen, as the method says', () => {
    const { recall, subjectRecall, biasBefore, biasReviewed } = figures.get(unseen) ?? {};
    expect({ recall, subjectRecall }).toEqual({ recall: 0, subjectRecall: 0 });
    expect(biasBefore).toBeGreaterThan(1);
    expect(biasReviewed).toBeCloseTo(biasBefore ?? 0, 1);
  });
});

describe('on unseen half-years, pooled', () => {
  let figures: Figures;
  beforeAll(async () => {
    figures = await runTrials(unseenTrials());
  }, 300_000);

  itHolds(() => figures, gated);
});

describe('the gates', () => {
  const trialOf = makeTrials(1);
  const nothing = {
    excluded: [],
    quarantined: [],
    alerts: [],
    channelDropped: [],
    indicated: new Map(),
  };

  it('are missed by detection that finds nothing', () => {
    const missedBy = (attack: AttackName) =>
      missedGates(new Map([[attack, figuresOf(scoreTrial(trialOf(attack), nothing))]]))
        .filter((missed) => missed.startsWith(attack))
        .map((missed) => missed.replace(/ is .*/, ''));
    expect(missedBy('A1_burst_few_devices')).toEqual([
      'A1_burst_few_devices: precision',
      'A1_burst_few_devices: recall',
    ]);
    expect(missedBy('A2_coerced_kiosk')).toEqual(['A2_coerced_kiosk: subjectRecall']);
  });

  it('are missed by detection that quarantines everything and suspects everybody', () => {
    const trial = trialOf('A0_none');
    const figures = figuresOf(
      scoreTrial(trial, {
        ...nothing,
        quarantined: trial.ratings.map(({ id, official }) => ({
          ratingId: id,
          officialId: official,
          indicators: [],
          evidence: {},
        })),
        alerts: trial.served.map(({ officialId }) => ({
          officialId,
          rule: 's3' as const,
          favoursSubject: false,
          dropsChannel: null,
          evidence: {},
        })),
      }),
    );
    expect(missedGates(new Map([['A0_none', figures]]))).toEqual(
      expect.arrayContaining([
        'A0_none: alertsPerTrial is 300, at most 1 is needed',
        'A0_none: honest is 1, at most 0.001 is needed',
        'A0_none: outreach is 1, at most 0.02 is needed',
      ]),
    );
  });
});

describe('half-years made from a seed', () => {
  const textOf = ({ ratings, served }: Trial) => JSON.stringify([ratings, served]);

  it('are the same each time, whichever were made before, and others for another seed', () => {
    const [first, again, other] = [makeTrials(1), makeTrials(1), makeTrials(2)];
    const brigade = textOf(first('A4_sabotage_brigade'));
    again('A3_slow_drip_relatives');
    expect(textOf(again('A4_sabotage_brigade')) === brigade).toBe(true);
    expect(textOf(other('A4_sabotage_brigade')) === brigade).toBe(false);
  });
});
