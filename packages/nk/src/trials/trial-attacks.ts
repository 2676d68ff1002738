import type { Random } from '../demo/random.js';
import {
  atMinute,
  drawSome,
  negativeBinomial,
  rated,
  seconds,
  type City,
  type TrialRating,
} from './trial-city.js';

type Attack = (city: City, victim: City['officials'][number], random: Random) => readonly TrialRating[];

const FIVES = [5, 5, 5, 5, 5];
const ONES = [1, 1, 1, 1, 1];

/** The attacks by name, each upon one official. None of them adds a dossier: nobody was served. */
export const attacks = {
  A0_none: () => [],

  /** Three to five times a dozen and more fives within the hour, from three devices in one network. */
  A1_burst_few_devices: (city, victim, random) => {
    const network = city.newName('n');
    const devices = [city.newName('d'), city.newName('d'), city.newName('d')];
    return drawSome(random, city.days.slice(23), random.between(3, 5)).flatMap((day) => {
      const start = 740 + random.next() * 180;
      return Array.from({ length: random.between(12, 25) }, () => ({
        ...attacking(victim, day, random, 'sms'),
        at: atMinute(day, start + random.next() * 59),
        device: drawSome(random, devices, 1)[0] ?? '',
        network,
        levels: FIVES,
        seconds: seconds(random, 9, 0.31),
      }));
    });
  },

  /** For a hundred days people answer at the kiosk under the official's eyes. */
  A2_coerced_kiosk: (city, victim, random) => {
    const kiosk = city.ratings.find(({ unit, channel }) => unit === victim.unit && channel === 'kiosk');
    if (kiosk === undefined) return [];
    const { device, network } = kiosk;
    return city.days.slice(30).flatMap((day) =>
      Array.from({ length: negativeBinomial(random, 0.8 * victim.perDay, 8) }, () => ({
        ...attacking(victim, day, random, 'kiosk'),
        device,
        network,
        levels: FIVES,
        seconds: seconds(random, 11, 0.41),
      })),
    );
  },

  /** Twelve relatives answer with care, seven or eight times each over five months. */
  A3_slow_drip_relatives: (city, victim, random) => {
    const relatives = Array.from({ length: 12 }, () => ({
      device: city.newName('d'),
      network: city.newName('n'),
    }));
    return Array.from({ length: random.between(78, 110) }).flatMap(() => {
      const relative = drawSome(random, relatives, 1)[0];
      const day = drawSome(random, city.days.slice(20), 1)[0];
      if (relative === undefined || day === undefined) return [];
      return [
        {
          ...attacking(victim, day, random, random.next() < 0.5 ? 'web' : 'sms'),
          ...relative,
          levels: FIVES.map((five) => (random.next() < 0.15 ? 4 : five)),
          seconds: seconds(random, 30, 0.5),
        },
      ];
    });
  },

  /** Dozens from six networks give nothing but ones, on two days. */
  A4_sabotage_brigade: (city, victim, random) => {
    const networks = Array.from({ length: 6 }, () => city.newName('n'));
    const first = random.between(20, city.days.length - 3);
    return Array.from({ length: random.between(27, 44) }, () => ({
      ...attacking(
        victim,
        city.days[first + (random.next() < 0.56 ? 0 : 1)] ?? '',
        random,
        random.next() < 0.5 ? 'web' : 'sms',
      ),
      device: city.newName('d'),
      network: drawSome(random, networks, 1)[0] ?? '',
      levels: ONES,
      seconds: seconds(random, 14, 0.49),
    }));
  },

  /** Everybody answers once, slowly, from a device and network of their own: nothing tells them from honest people. */
  A5_distributed_human_like: (city, victim, random) =>
    Array.from({ length: random.between(44, 67) }, () => ({
      ...attacking(
        victim,
        drawSome(random, city.days.slice(20), 1)[0] ?? '',
        random,
        random.next() < 0.5 ? 'web' : 'sms',
      ),
      device: city.newName('d'),
      network: city.newName('n'),
      levels: FIVES.map((five) => (random.next() < 0.2 ? 4 : five)),
      seconds: seconds(random, 34.8, 0.49),
    })),
} as const satisfies Record<string, Attack>;

export type AttackName = keyof typeof attacks;

export const attackNames = Object.keys(attacks) as readonly AttackName[];

function attacking(...who: Parameters<typeof rated>): Omit<TrialRating, 'device' | 'network'> {
  return { ...rated(...who), label: 'attack' };
}
