import type { Random } from '../demo/random.js';

const ITEMS = 5;
/** Where a latent answer passes from one level to the next: 1.8, 3.7, 12.3, 33.4 and 48.9 per cent of all answers. */
const STEPS = [-2.25, -1.71, -0.99, 0.03];
/** Part of the latent variance that a person's answers have in common. */
const COMMON = 0.58;
/** Those who choose one level for everything, as three in ten honest people do. */
const STRAIGHT = 0.3;
/** People are a little kinder at the counter. */
const COURTESY = 0.14;

/**
 * Five answers of one person: quality of the official, mood of the person and chance of the item, each bell-shaped, cut at
 * fixed steps. Good officials earn straight fives this way without any fraud.
 */
export function drawHonestLevels(random: Random, quality: number, channel: string): readonly number[] {
  const mood = quality + (channel === 'kiosk' ? COURTESY : 0) + Math.sqrt(COMMON) * random.bell();
  const item = () => levelOf(mood + Math.sqrt(1 - COMMON) * random.bell());
  if (random.next() < STRAIGHT) return Array<number>(ITEMS).fill(item());
  return Array.from({ length: ITEMS }, item);
}

function levelOf(latent: number): number {
  return 1 + STEPS.filter((step) => latent > step).length;
}
