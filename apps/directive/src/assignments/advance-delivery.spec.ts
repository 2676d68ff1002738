import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advanceDelivery, type Delivery, type DeliveryState } from './advance-delivery.js';

const order: readonly DeliveryState[] = ['queued', 'submitted', 'unknown', 'failed', 'delivered'];
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute));

describe('advanceDelivery', () => {
  it('takes the first report whatever it is', () => {
    expect(advanceDelivery(null, { state: 'failed', at: at(1) })).toEqual({ state: 'failed', at: at(1) });
  });

  it.each(
    order.flatMap((known, i) => order.map((report, j) => [known, report, order[Math.max(i, j)]] as const)),
  )('%s, then %s, is %s', (known, report, expected) => {
    expect(advanceDelivery({ state: known, at: at(1) }, { state: report, at: at(2) }).state).toBe(expected);
  });

  it('ends in the same state in whatever order and however often reports come', () => {
    const reports = fc.array(fc.constantFrom(...order), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(reports, (states) => {
        const fold = (list: readonly DeliveryState[]) =>
          list.reduce<Delivery | null>((known, state) => advanceDelivery(known, { state, at: at(0) }), null);
        const furthest = order[Math.max(...states.map((state) => order.indexOf(state)))];
        expect(fold(states)?.state).toBe(furthest);
        expect(fold([...states].reverse().concat(states))?.state).toBe(furthest);
      }),
    );
  });
});
