import type { ServedDay } from '@namkhong/domain';
import { seededRandom, type Random } from '../demo/random.js';
import type { FileRating } from '../forensics/read-half-year.js';
import { attacks, type AttackName } from './trial-attacks.js';
import {
  drawSome,
  makeCity,
  negativeBinomial,
  newNames,
  type TrialLabel,
  type TrialRating,
} from './trial-city.js';

/** A half-year of a city with the truth about every rating. */
export interface Trial {
  readonly attack: AttackName;
  readonly ratings: readonly FileRating[];
  readonly served: readonly ServedDay[];
  readonly labels: ReadonlyMap<string, TrialLabel>;
  readonly attacked: ReadonlySet<string>;
}

const ATTACKED = 15;
/** Dossiers that go unanswered for each that is answered: one in four answers. */
const UNANSWERED = 3;

/** The half-years of one seed: the same city and the same victims whatever the attack, so the city is made once. */
export function makeTrials(seed: number): (attack: AttackName) => Trial {
  const drawn = seededRandom(seed);
  const city = makeCity(drawn);
  const victims = drawSome(drawn, city.officials, ATTACKED);
  const inTime = [...city.ratings].sort(byTime);
  return (attack) => {
    const random = drawn.fork();
    const attacker = { ...city, newName: newNames(attack) };
    const added = victims.flatMap((victim) => attacks[attack](attacker, victim, random));
    const named = [...inTime, ...added]
      .sort(byTime)
      .map((rating, nth) => ({ ...rating, id: String(nth + 1) }));
    return {
      attack,
      ratings: named,
      served: dossiersBehind(city.ratings, random),
      labels: new Map(named.map(({ id, label }) => [id, label])),
      attacked: new Set(attack === 'A0_none' ? [] : victims.map(({ official }) => official)),
    };
  };
}

function byTime(a: TrialRating, b: TrialRating): number {
  return a.at.getTime() - b.at.getTime();
}

/** Behind every answer of somebody who was served stands a dossier, and behind it some that nobody answered. */
function dossiersBehind(ratings: readonly TrialRating[], random: Random): readonly ServedDay[] {
  const closed = new Map<string, ServedDay>();
  for (const { official, at } of ratings) {
    const day = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    const key = `${official} ${day}`;
    const before = closed.get(key)?.closed ?? 0;
    const more = 1 + negativeBinomial(random, UNANSWERED, 1);
    closed.set(key, { officialId: official, day, closed: before + more });
  }
  return [...closed.values()];
}
