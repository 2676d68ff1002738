import type { Random } from '../demo/random.js';
import type { FileRating } from '../forensics/read-half-year.js';
import { drawHonestLevels } from './honest-levels.js';

/** Who a rating really is from; only the score of a trial may read it. */
export type TrialLabel = 'honest' | 'outreach' | 'broker' | 'attack';

/** A rating before it has its place in time and its id. */
export interface TrialRating extends Omit<FileRating, 'id'> {
  readonly label: TrialLabel;
}

interface Official {
  readonly official: string;
  readonly unit: string;
  /** Honest ratings expected per day. */
  readonly perDay: number;
  /** Latent quality, standard deviations. */
  readonly quality: number;
}

/** What attacks are made from: the city, its days, and names nobody else has. */
export interface City {
  readonly officials: readonly Official[];
  /** Working days, in order. */
  readonly days: readonly string[];
  readonly ratings: readonly TrialRating[];
  readonly newName: NewName;
}

type NewName = (prefix: 'd' | 'n') => string;

const OFFICIALS = 300;
const OFFICIALS_PER_UNIT = 5;
const WORKING_DAYS = 130;
const FIRST_DAY = Date.UTC(2025, 0, 6);
/** Shape of the negative binomial numbers of a day. */
const DISPERSION = 8;
const OPENS_MINUTE = 450;
const OPEN_MINUTES = 540;
const SHARED_NETWORKS = 4000;
const OUTREACH_DAYS = 10;
const BROKERS = 15;
const CHANNELS = { sms: 0.45, kiosk: 0.35, web: 0.2 } as const;

/**
 * An honest half-year: 300 officials, some 73,000 ratings on 130 working days. Two things look like fraud and are none:
 * ten outreach days, on which dozens answer from one network, and fifteen brokers, who rate again and again from one device.
 * Numbers, hours, speeds and levels follow the published half-years in `data/attacks`.
 */
export function makeCity(random: Random): City {
  const newName = newNames('city');
  const days = workingDays();
  const officials = Array.from({ length: OFFICIALS }, (_, nth): Official => ({
    official: `O${String(nth + 1).padStart(3, '0')}`,
    unit: `U${String(Math.floor(nth / OFFICIALS_PER_UNIT) + 1).padStart(2, '0')}`,
    perDay: Math.exp(0.557 + 0.354 * random.bell()),
    quality: 0.38 * random.bell(),
  }));
  const networks = Array.from({ length: SHARED_NETWORKS }, () => newName('n'));
  const kiosks = new Map(
    officials.map(({ unit }) => [unit, { device: newName('d'), network: newName('n') }]),
  );
  const ratings: TrialRating[] = [];
  for (const served of officials)
    for (const day of days)
      for (let left = negativeBinomial(random, served.perDay, DISPERSION); left > 0; left -= 1) {
        const channel = random.pick(CHANNELS);
        const kiosk = channel === 'kiosk' ? kiosks.get(served.unit) : undefined;
        ratings.push({
          ...rated(served, day, random, channel),
          device: kiosk?.device ?? newName('d'),
          network: kiosk?.network ?? honestNetwork(random, networks, newName),
          label: 'honest',
        });
      }
  const city: City = { officials, days, ratings, newName };
  return { ...city, ratings: [...ratings, ...outreachDays(city, random), ...brokers(city, random)] };
}

/** Names of devices and networks, each told once; apart from those of another giver. */
export function newNames(giver: string): NewName {
  let names = 0;
  return (prefix) => `${prefix}-${giver}-${(names += 1)}`;
}

/** A rating by somebody who was served: when, how fast and what are theirs; where from is the caller's. */
export function rated(served: Official, day: string, random: Random, channel: string) {
  return {
    official: served.official,
    unit: served.unit,
    at: atMinute(day, OPENS_MINUTE + random.next() * OPEN_MINUTES),
    channel,
    levels: drawHonestLevels(random, served.quality, channel),
    seconds: seconds(random, 38.1, 0.549),
  };
}

/** The instant a number of minutes after local midnight. */
export function atMinute(day: string, minute: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + Math.floor(minute * 60) * 1000);
}

/** Log-normal, in tenths. */
export function seconds(random: Random, median: number, spread: number): number {
  return Math.round(10 * median * Math.exp(spread * random.bell())) / 10;
}

/** Failures before the `dispersion`-th success, with this mean. */
export function negativeBinomial(random: Random, mean: number, dispersion: number): number {
  const success = dispersion / (dispersion + mean);
  let [failures, left] = [0, dispersion];
  while (left > 0) {
    if (random.next() < success) left -= 1;
    else failures += 1;
  }
  return failures;
}

function honestNetwork(random: Random, shared: readonly string[], newName: NewName): string {
  return (random.next() < 0.59 ? shared[random.between(0, shared.length - 1)] : undefined) ?? newName('n');
}

function outreachDays(city: City, random: Random): readonly TrialRating[] {
  return drawSome(random, city.officials, OUTREACH_DAYS).flatMap((served) => {
    const day = drawSome(random, city.days, 1)[0] ?? '';
    const network = city.newName('n');
    return Array.from({ length: random.between(31, 46) }, (): TrialRating => {
      return { ...rated(served, day, random, 'sms'), device: city.newName('d'), network, label: 'outreach' };
    });
  });
}

function brokers(city: City, random: Random): readonly TrialRating[] {
  return Array.from({ length: BROKERS }).flatMap(() => {
    const [device, network] = [city.newName('d'), city.newName('n')];
    const clients = drawSome(random, city.officials, 2);
    return Array.from({ length: 12 }).flatMap((): readonly TrialRating[] => {
      const served = drawSome(random, clients, 1)[0];
      const day = drawSome(random, city.days, 1)[0];
      if (served === undefined || day === undefined) return [];
      const channel = random.next() < 0.5 ? 'web' : 'sms';
      return [{ ...rated(served, day, random, channel), device, network, label: 'broker' }];
    });
  });
}

/** Different ones, in the order drawn. */
export function drawSome<Value>(random: Random, values: readonly Value[], count: number): readonly Value[] {
  const left = [...values];
  return Array.from({ length: Math.min(count, values.length) }).flatMap(() =>
    left.splice(random.between(0, left.length - 1), 1),
  );
}

function workingDays(): readonly string[] {
  const days: string[] = [];
  for (let at = FIRST_DAY; days.length < WORKING_DAYS; at += 86_400_000) {
    const date = new Date(at);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}
