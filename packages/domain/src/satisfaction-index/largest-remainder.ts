import { compare, rational, subtract, toScaledInteger, type Rational } from './rational.js';

/**
 * Rounds parts to whole units so that together they are exactly `total` (largest-remainder method, Hamilton 1792): all
 * are rounded down, then the largest remainders get one more; of equal remainders the earlier part comes first.
 * Throws RangeError unless the exact parts sum to within half a unit of `total`, give or take.
 */
export function apportion(parts: readonly Rational[], total: bigint): readonly bigint[] {
  const floors = parts.map((part) => toScaledInteger(part, 0, 'floor'));
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0n);
  if (missing < 0n || missing > BigInt(parts.length))
    throw new RangeError('the parts do not make up the total');
  const order = parts
    .map((part, index) => ({ index, remainder: subtract(part, rational(floors[index] ?? 0n)) }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  const raised = new Set(order.slice(0, Number(missing)).map(({ index }) => index));
  return floors.map((floor, index) => (raised.has(index) ? floor + 1n : floor));
}
