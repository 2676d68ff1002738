import type { ServedDay } from '@namkhong/domain';
import { seededRandom, type Random } from '../demo/random.js';
import type { FileRating } from '../forensics/read-half-year.js';
import { attacks, type AttackName } from './trial-attacks.js';
import { drawSome, makeCity, negativeBinomial, type TrialLabel, type TrialRating } from './trial-city.js';

/** A half-year of a city with the truth about every rating. */
export interface Trial {
  readonly name: string;
  readonly ratings: readonly FileRating[];
  readonly served: readonly ServedDay[];
  readonly labels: ReadonlyMap<string, TrialLabel>;
  readonly attacked: ReadonlySet<string>;
}

const ATTACKED = 15;
/** Dossiers that go unanswered for each that is answered: one in four answers. */
const UNANSWERED = 3;

/** The same city and the same victims for every attack of one seed. */
export function makeTrial(attack: AttackName, seed: number): Trial {
  const random = seededRandom(seed);
  const city = makeCity(random);
  const victims = drawSome(random, city.officials, ATTACKED);
  const added = victims.flatMap((victim) => attacks[attack](city, victim, random));
  const ordered = [...city.ratings, ...added].sort((a, b) => a.at.getTime() - b.at.getTime());
  const named = ordered.map((rating, nth) => ({ ...rating, id: String(nth + 1) }));
  return {
    name: `${attack}-${seed}`,
    ratings: named,
    served: dossiersBehind(city.ratings, random),
    labels: new Map(named.map(({ id, label }) => [id, label])),
    attacked: new Set(attack === 'A0_none' ? [] : victims.map(({ official }) => official)),
  };
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
