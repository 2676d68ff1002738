import { toFloat, wilsonInterval } from '@namkhong/domain';
import type { Goal, Measurement } from '../goal.js';
import { randomOf } from '../samples/random.js';
import { spread } from '../statistics/statistics.js';
import { judgeLevel, type Outcome } from './judge-level.js';
import { allAtThreshold, amongGood, city, halfBad, subjectsOf, type Group } from './levels.js';

/** Two years, and rounds that each draw their levels anew. */
const QUARTERS = 8;
const ROUNDS = 5;
/** Levels of each kind in a round. */
const levels = { allAtThreshold: 5, halfBad: 2, amongGood: 2, city: 2 } as const;
const THRESHOLD = 60;

/** How often the LOW rule is wrong, and how often it finds who is bad; drawn, with every true score known. */
export const lowGoal: Goal = {
  id: 'LOW',
  title: 'the whole LOW rule on drawn levels: false flags within two years, false discoveries, power',
  measure({ say }): Promise<Measurement> {
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      const chance = randomOf(1_000 + round);
      const draw = (groups: readonly Group[], times: number) =>
        Array.from({ length: times }, () => judgeLevel(subjectsOf(groups), QUARTERS, chance)).flat();
      const drawn = {
        allAtThreshold: draw(allAtThreshold, levels.allAtThreshold),
        halfBad: draw(halfBad, levels.halfBad),
        amongGood: draw(amongGood, levels.amongGood),
        city: draw(city, levels.city),
      };
      say(`round ${round + 1} of ${ROUNDS} is drawn and judged`);
      return drawn;
    });
    const all = (of: keyof typeof levels) => rounds.flatMap((round) => round[of]);
    const table = [
      ...byGroup('everybody at the threshold', all('allAtThreshold')),
      ...byGroup('half of the level bad', all('halfBad')),
      ...byGroup('among good ones', all('amongGood')),
    ];
    for (const row of table) say(describe(row));
    const cities = cityFigures(all('city'));
    say(JSON.stringify(cities));
    return Promise.resolve({
      first: {
        what: 'of those exactly at θ in a level half of which is bad, flagged at some time in two years',
        unit: '%',
        ...spread(
          rounds.map(({ halfBad: drawn }) => percent(drawn.filter(isHonest), ({ everLow }) => everLow)),
        ),
        bound: { at: 'most', must: 0.4, stretch: 0.1 },
      },
      second: {
        what: 'of all who are flagged in a city at some time in two years, those who are not bad',
        unit: '%',
        ...spread(
          rounds.map(({ city: drawn }) =>
            percent(
              drawn.filter(({ everLow }) => everLow),
              isHonest,
            ),
          ),
        ),
        bound: { at: 'most', must: 5, stretch: 1 },
      },
      details: { quarters: QUARTERS, rounds: ROUNDS, levels, table, city: cities },
    });
  },
};

function byGroup(level: string, outcomes: readonly Outcome[]) {
  const groups = Map.groupBy(outcomes, ({ score, volume }) => `${Math.round(score)} ${volume}`);
  return [...groups.values()].map((group) => {
    const [first] = group;
    return {
      level,
      score: Math.round(first?.score ?? 0),
      volume: first?.volume ?? 0,
      subjects: group.length,
      singleQuarterEver: percent(group, ({ everBelowOnce }) => everBelowOnce),
      coreEver: percent(group, ({ everByCore }) => everByCore),
      ruleEver: percent(group, ({ everLow }) => everLow),
      ruleEverAtMost: upperBound(group.filter(({ everLow }) => everLow).length, group.length),
      ruleAtOnce: percent(group, ({ lowAtOnce }) => lowAtOnce),
    };
  });
}

function describe(row: ReturnType<typeof byGroup>[number]): string {
  const {
    level,
    score,
    volume,
    subjects,
    singleQuarterEver,
    coreEver,
    ruleEver,
    ruleEverAtMost,
    ruleAtOnce,
  } = row;
  return (
    `${level}: true ${score}, ${volume} a quarter (${subjects}): single ${singleQuarterEver} %, core ${coreEver} %, ` +
    `rule ${ruleEver} % (at most ${ruleEverAtMost} %), rule at once ${ruleAtOnce} %`
  );
}

function cityFigures(outcomes: readonly Outcome[]) {
  const bad = outcomes.filter((each) => !isHonest(each));
  const flagged = outcomes.filter(({ everLow }) => everLow);
  const byMeans = outcomes.filter(({ everMeanBelow }) => everMeanBelow);
  return {
    subjects: outcomes.length,
    bad: bad.length,
    flagged: flagged.length,
    falselyFlagged: flagged.filter(isHonest).length,
    falseDiscoveryPercent: percent(flagged, isHonest),
    falseDiscoveryByMeansPercent: percent(byMeans, isHonest),
    powerAtOncePercent: percent(bad, ({ lowAtOnce }) => lowAtOnce),
    powerEverPercent: percent(bad, ({ everLow }) => everLow),
  };
}

function isHonest({ score }: Outcome): boolean {
  return score >= THRESHOLD;
}

/** The share of those for whom it is so, in percent with two decimals; 0 of nobody. */
function percent<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  if (items.length === 0) return 0;
  return Math.round((10_000 * items.filter(isSo).length) / items.length) / 100;
}

/** Wilson's upper bound of the share, in percent: what the share could be at most, 97.5 times of a hundred. */
function upperBound(found: number, of: number): number {
  return Math.ceil(10_000 * toFloat(wilsonInterval(BigInt(found), BigInt(of)).upper)) / 100;
}
