import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { missedGates } from './gates.js';
import { makeTrial } from './make-trial.js';
import { listTrials, readTrial } from './read-trial.js';
import { attackNames, runTrials } from './run-trials.js';
import { figuresOf, scoreTrial, type TrialFigures } from './score-trial.js';
import type { AttackName } from './trial-attacks.js';

type Figures = ReadonlyMap<AttackName, TrialFigures>;

const published = join(import.meta.dirname, '../../data/attacks');
/** No parameter was chosen by these. */
const unseenSeeds = [7001, 7002, 7003];
const unseen = 'A5_distributed_human_like';
const gated = attackNames.filter((attack) => attack !== unseen);

async function* publishedTrials() {
  for (const name of await listTrials(published)) yield readTrial(published, name);
}

function* unseenTrials() {
  for (const seed of unseenSeeds) for (const attack of gated) yield makeTrial(attack, seed);
}

describe.each([
  ['published half-years', publishedTrials],
  ['unseen half-years, pooled', unseenTrials],
])('on %s', (_, trials) => {
  let figures: Figures;

  beforeAll(async () => {
    figures = await runTrials(trials());
  }, 300_000);

  it('detection passes every gate', () => {
    expect([...figures.keys()]).toEqual(expect.arrayContaining(gated));
    expect(
      missedGates(figures).filter((missed) => figures.has(unseen) || !missed.startsWith(unseen)),
    ).toEqual([]);
  });

  it('review and dropped channels leave the attacked within a point of the truth', () => {
    for (const attack of [
      'A1_burst_few_devices',
      'A2_coerced_kiosk',
      'A3_slow_drip_relatives',
      'A4_sabotage_brigade',
    ] as const) {
      const { biasBefore, biasReviewed } = figures.get(attack) ?? {};
      expect(Math.abs(biasBefore ?? 0)).toBeGreaterThan(2);
      expect(Math.abs(biasReviewed ?? Infinity)).toBeLessThan(1);
    }
  });
});

it('a distributed attack by patient people passes unseen, as the method says', async () => {
  const figures = await runTrials([await readTrial(published, `${unseen}-101`)]);
  const { recall, subjectRecall, biasBefore, biasReviewed } = figures.get(unseen) ?? {};
  expect({ recall, subjectRecall }).toEqual({ recall: 0, subjectRecall: 0 });
  expect(biasBefore).toBeGreaterThan(1);
  expect(biasReviewed).toBeCloseTo(biasBefore ?? 0, 1);
}, 60_000);

describe('the gates', () => {
  const trialOf = (attack: AttackName) => makeTrial(attack, 1);
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

describe('a half-year made from a seed', () => {
  it('is the same each time, and another for another seed', () => {
    const [first, again, other] = [1, 1, 2].map((seed) =>
      JSON.stringify(makeTrial('A4_sabotage_brigade', seed).ratings),
    );
    expect(again === first).toBe(true);
    expect(other === first).toBe(false);
  });
});
