import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addContents, answersAt, emptyContent, type CellContent } from '../cells/cell-content.js';
import { blocksOf, combineBlocks, peopleBehind } from './blocks.js';
import { nextTelling, type Telling } from './next-telling.js';
import { planRelease } from './plan-release.js';

const count = (channel: string, rated: number) => ({ channel, rated: BigInt(rated) });
const part = (channels: string[], newcomers: number) => ({ channels, newcomers: BigInt(newcomers) });

describe('a release', () => {
  it.each([
    ['nothing with nine ratings', [], [count('web', 9)], { release: [], withheld: 9n }],
    ['a channel with ten', [], [count('web', 10)], { release: [['web']], withheld: 0n }],
    ['nothing new with nine more', [part(['web'], 9)], [count('web', 19)], { release: [], withheld: 9n }],
    ['it anew with ten more', [part(['web'], 10)], [count('web', 20)], { release: [['web']], withheld: 0n }],
    [
      'small channels together',
      [],
      [count('web', 6), count('kiosk', 5)],
      { release: [['kiosk', 'web']], withheld: 0n },
    ],
    [
      'no small channel beside a large one, lest a total give it away',
      [],
      [count('web', 40), count('kiosk', 3)],
      { release: [['web']], withheld: 3n },
    ],
    [
      'channels that were told together never apart',
      [part(['kiosk', 'web'], 54)],
      [count('web', 60), count('kiosk', 5)],
      { release: [['kiosk', 'web']], withheld: 0n },
    ],
  ])('tells %s', (_, released, counts, plan) => {
    expect(planRelease(released, counts)).toEqual(plan);
  });
});

/**
 * Everything that was ever told is a set of people; whoever combines outputs can tell two people apart only when some
 * output holds one and not the other. So the people fall into classes by the outputs that hold them, and no class but
 * that of people never told may have fewer than ten. Tried for each criterion, over random arrivals.
 */
describe('no combination of outputs, however many and whenever told', () => {
  const criteria = 2;
  const arrival = fc.record({
    channel: fc.constantFrom('web', 'kiosk', 'qr'),
    answered: fc.constantFrom([true, true], [true, false], [false, true]),
    level: fc.integer({ min: 0, max: 4 }),
  });

  it('isolates fewer than ten people', () => {
    fc.assert(
      fc.property(fc.array(fc.array(arrival, { maxLength: 14 }), { maxLength: 8 }), (batches) => {
        const people = batches.flat();
        const outputs = playReleases(batches);
        for (const measure of ['rated', 'first', 'second'] as const) {
          const classes = Map.groupBy(people.keys(), (person) =>
            outputs.map((output) => (output[measure].has(person) ? '1' : '0')).join(''),
          );
          for (const [held, members] of classes) {
            if (held.includes('1')) expect(members.length).toBeGreaterThanOrEqual(10);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  /** Plays the batches through the plan, keeping beside every told figure the people it rests on. */
  function playReleases(batches: readonly (readonly Arrival[])[]) {
    const cells = new Map<string, CellContent>();
    const told = new Map<string, Telling & { channels: readonly string[]; output: Output }>();
    const outputs: Output[] = [];
    const arrived: Arrival[] = [];
    for (const batch of batches) {
      for (const person of batch) {
        arrived.push(person);
        const before = cells.get(person.channel) ?? emptyContent(criteria);
        cells.set(person.channel, addContents(before, contentFor(person)));
      }
      const currentOf = (channels: readonly string[]) =>
        [...cells]
          .filter(([channel]) => channels.includes(channel))
          .map(([, content]) => content)
          .reduce(addContents, emptyContent(criteria));
      const newcomersTo = (channels: readonly string[], last: Telling) =>
        combineBlocks(
          peopleBehind(currentOf(channels)),
          peopleBehind(last.content),
          (now, then) => now - then,
        );
      const parts = [...told.values()].map((last) => ({
        channels: last.channels,
        newcomers: newcomersTo(last.channels, last).rated,
      }));
      const counts = [...cells].map(([channel, { rated }]) => ({ channel, rated }));
      for (const channels of planRelease(parts, counts).release) {
        const key = channels.join();
        const last = told.get(key);
        const before = last ?? { content: emptyContent(criteria), snapshots: blocksOf([], criteria, 0n) };
        const telling = nextTelling(before, currentOf(channels), newcomersTo(channels, before), 1n);
        const output = peopleBehindTelling(telling.content, channels, arrived, last?.output);
        told.set(key, { channels, ...telling, output });
        outputs.push(output);
      }
    }
    return outputs;
  }

  function peopleBehindTelling(
    content: CellContent,
    channels: readonly string[],
    arrived: readonly Arrival[],
    last: Output | undefined,
  ): Output {
    const inPart = [...arrived.keys()].filter((person) => channels.includes(arrived[person]?.channel ?? ''));
    const answerers = (index: number) => inPart.filter((person) => arrived[person]?.answered[index]);
    const pick = (index: number, before: ReadonlySet<number> | undefined) => {
      const told = Number(answersAt(content, index));
      if (told === answerers(index).length) return new Set(answerers(index));
      expect(told).toBe(before?.size ?? 0);
      return before ?? new Set<number>();
    };
    return { rated: new Set(inPart), first: pick(0, last?.first), second: pick(1, last?.second) };
  }

  function contentFor({ answered, level }: Arrival): CellContent {
    const empty = emptyContent(criteria);
    const histograms = answered.flatMap((given) =>
      [0, 1, 2, 3, 4].map((each) => (given && each === level ? 1n : 0n)),
    );
    return { ...empty, rated: 1n, histograms };
  }

  interface Output {
    readonly rated: ReadonlySet<number>;
    readonly first: ReadonlySet<number>;
    readonly second: ReadonlySet<number>;
  }
  interface Arrival {
    readonly channel: string;
    readonly answered: readonly boolean[];
    readonly level: number;
  }
});
