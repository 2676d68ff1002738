import { createHash } from 'node:crypto';
import { randomOf } from '../samples/random.js';

/** What G8 is measured over: ten million answers. */
export const extent = { units: 3_000, months: 24, ratings: 2_000_000, firstMonth: '2024-12' } as const;

/** Answers to the five criteria of the demonstration's set, column by column, in the order in which they came. */
export interface Answers {
  readonly ratings: number;
  readonly criteria: number;
  /** Days since the first of the first month. */
  readonly day: Uint16Array;
  readonly unit: Uint16Array;
  readonly channel: Uint8Array;
  /** Levels 1–5, criterion by criterion; every rating answers all. */
  readonly levels: Uint8Array;
}

export const channels = ['web', 'kiosk', 'sms'] as const;
const criteria = 5;

/**
 * The same answers for the same seed: units differ from each other, days within a unit too, and what one person answers
 * to five questions goes together, as it does in life.
 */
export function makeAnswers(seed = 1, ratings: number = extent.ratings): Answers {
  const chance = randomOf(seed);
  const days = daysOf(extent.months);
  const answers = {
    ratings,
    criteria,
    day: new Uint16Array(ratings),
    unit: new Uint16Array(ratings),
    channel: new Uint8Array(ratings),
    levels: new Uint8Array(ratings * criteria),
  };
  const quality = Float64Array.from({ length: extent.units }, () => 3.7 + normal(chance) * 0.4);
  const effect = Float64Array.from({ length: 64 * 1_021 }, () => normal(chance) * 0.3);
  for (let rating = 0; rating < ratings; rating += 1) {
    const day = Math.floor((rating / ratings) * days.length);
    // Every unit is rated a dozen times a month; beyond that some are far busier than others.
    const unit = rating % 2 === 0 ? (rating / 2) % extent.units : Math.floor(chance() ** 2 * extent.units);
    answers.day[rating] = day;
    answers.unit[rating] = unit;
    const way = chance();
    answers.channel[rating] = way < 0.6 ? 0 : way < 0.9 ? 1 : 2;
    const person =
      (quality[unit] ?? 0) + (effect[(unit * 797 + day * 31) % effect.length] ?? 0) + normal(chance) * 0.8;
    for (let criterion = 0; criterion < criteria; criterion += 1) {
      const level = Math.round(person + normal(chance) * 0.5);
      answers.levels[rating * criteria + criterion] = Math.min(5, Math.max(1, level));
    }
  }
  return answers;
}

/** Every day of so many months from the first on, as civil dates. */
export function daysOf(months: number): string[] {
  const days: string[] = [];
  const [year = 0, month = 0] = extent.firstMonth.split('-').map(Number);
  const end = Date.UTC(year, month - 1 + months, 1);
  for (let at = Date.UTC(year, month - 1, 1); at < end; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** The id of a unit by its number. */
export function unitId(unit: number): string {
  const hex = createHash('sha256').update(`bench unit ${unit}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Near enough to normal, with a variance of one: the sum of three uniform numbers. */
function normal(chance: () => number): number {
  return (chance() + chance() + chance() - 1.5) * 2;
}
