import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takeRecords, type Chain, type ReadRecord } from './take-records.js';

/** A chain of n records whose hashes are plain texts. */
function chainOf(n: number): ReadRecord[] {
  return Array.from({ length: n }, (_, place) => recordOf(place + 1));
}
function recordOf(
  seq: number,
  change: { previous?: string; hash?: string; kiosk?: string } = {},
): ReadRecord {
  return {
    index: seq - 1,
    hash: change.hash ?? `h${seq}`,
    record: {
      kiosk: change.kiosk ?? 'kiosk',
      seq,
      previous: change.previous ?? `h${seq - 1}`,
      day: '2026-11-23',
      setCode: 'sipas',
      setVersion: 1,
      levels: { access: 5 },
      nonce: '',
    },
  };
}
const fresh: Chain = {
  kioskId: 'kiosk',
  nextSeq: 1,
  lastHash: 'h0',
  keptFrom: 1,
  known: new Map(),
  gaps: [],
};

/** What the repository would say after the result: the chain as it stands, every hash kept. */
function after(chain: Chain, result: ReturnType<typeof takeRecords>): Chain {
  const known = new Map(chain.known);
  for (const { record, hash } of result.taken) known.set(record.seq, hash);
  return {
    ...chain,
    known,
    nextSeq: result.nextSeq,
    lastHash: result.lastHash,
    gaps: [...chain.gaps, ...result.opened],
  };
}
const seqs = (result: ReturnType<typeof takeRecords>) => result.taken.map(({ record }) => record.seq);

describe('the records of a kiosk', () => {
  it('are taken in order, and a second time only known again', () => {
    const first = takeRecords(fresh, chainOf(3));
    expect([seqs(first), first.nextSeq, first.lastHash]).toEqual([[1, 2, 3], 4, 'h3']);
    const again = takeRecords(after(fresh, first), chainOf(3));
    expect([seqs(again), again.repeated, again.refused]).toEqual([[], 3, []]);
  });

  it('that follow a gap are taken, and so is what fills it, if it fits', () => {
    const [one, two, three, four] = chainOf(4) as [ReadRecord, ReadRecord, ReadRecord, ReadRecord];
    const holed = takeRecords(fresh, [one, four]);
    expect(seqs(holed)).toEqual([1, 4]);
    expect(holed.opened).toEqual([{ from: 2, to: 3, closingHash: 'h3' }]);
    const then = after(fresh, holed);
    expect(takeRecords(then, [recordOf(3, { hash: 'other' })]).refused).toEqual([
      { index: 2, reason: 'kiosk-chain-broken' },
    ]);
    expect(takeRecords(then, [recordOf(2, { previous: 'other' })]).refused).toEqual([
      { index: 1, reason: 'kiosk-chain-broken' },
    ]);
    expect(seqs(takeRecords(then, [three, two]))).toEqual([2, 3]);
  });

  it.each([
    ['kiosk-sequence-forked', recordOf(2, { hash: 'other' })],
    ['kiosk-chain-broken', recordOf(3, { previous: 'other' })],
    ['kiosk-record-foreign', recordOf(3, { kiosk: 'another' })],
    ['kiosk-sequence-jump', recordOf(200_000)],
  ])('are refused with %s, and change nothing', (reason, record) => {
    const chain = after(fresh, takeRecords(fresh, chainOf(2)));
    const { refused, taken, nextSeq } = takeRecords(chain, [record]);
    expect([refused.map((each) => each.reason), taken, nextSeq]).toEqual([[reason], [], 3]);
  });

  it('whose hashes were forgotten count as taken', () => {
    const chain = { ...fresh, nextSeq: 10, lastHash: 'h9', keptFrom: 8 };
    expect(takeRecords(chain, [recordOf(7)]).repeated).toBe(1);
  });

  it('count once each, in whatever pieces and order they come, and all of them when all have come', () => {
    const length = 12;
    const messages = fc.array(fc.subarray(chainOf(length)), { maxLength: 6 });
    fc.assert(
      fc.property(messages, (all) => {
        let chain = fresh;
        const taken: number[] = [];
        for (const message of [...all, chainOf(length)]) {
          const result = takeRecords(chain, message);
          expect(result.refused).toEqual([]);
          taken.push(...seqs(result));
          chain = after(chain, result);
        }
        expect(taken.toSorted((a, b) => a - b)).toEqual(chainOf(length).map(({ record }) => record.seq));
      }),
    );
  });
});
