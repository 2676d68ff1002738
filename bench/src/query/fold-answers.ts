import { addContents, DAYS_IN_CELL, emptyContent, type CellContent } from '@namkhong/domain';
import { channels, daysOf, extent, type Answers } from './answers.js';

/** The cell of one unit, month and channel, as counts that can still be added to. */
export interface Cell {
  readonly unit: number;
  /** From 0. */
  readonly month: number;
  readonly channel: string;
  readonly content: CellContent;
}

interface Counts {
  rated: number;
  readonly histograms: Float64Array;
  readonly crosses: Float64Array;
  readonly days: Float64Array;
}

/** Folds all answers from nothing, one by one: the full recomputation that the index is compared with. */
export function foldAnswers(answers: Answers, weights: readonly number[]): Cell[] {
  const { criteria } = answers;
  const days = daysOf(extent.months);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const monthOf = days.map((day) => months.indexOf(day.slice(0, 7)));
  const dayOfMonth = days.map((day) => Number(day.slice(8)) - 1);
  const cells = new Map<number, Counts>();
  for (let rating = 0; rating < answers.ratings; rating += 1) {
    const day = answers.day[rating] ?? 0;
    const key =
      ((answers.unit[rating] ?? 0) * months.length + (monthOf[day] ?? 0)) * channels.length +
      (answers.channel[rating] ?? 0);
    let counts = cells.get(key);
    if (!counts) cells.set(key, (counts = emptyCounts(criteria)));
    const levels = answers.levels.subarray(rating * criteria, (rating + 1) * criteria);
    addRating(counts, levels, weights, dayOfMonth[day] ?? 0);
  }
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([key, counts]) => {
      const rest = Math.floor(key / channels.length);
      return {
        unit: Math.floor(rest / months.length),
        month: rest % months.length,
        channel: channels[key % channels.length] ?? 'web',
        content: {
          rated: BigInt(counts.rated),
          histograms: Array.from(counts.histograms, BigInt),
          crosses: Array.from(counts.crosses, BigInt),
          days: Array.from(counts.days, BigInt),
        },
      };
    });
}

/** A unit's month as it may be told: by channel where each has ten ratings, else its channels together. */
export interface Part {
  readonly unit: number;
  readonly month: number;
  readonly channels: readonly string[];
  readonly content: CellContent;
}

export function partsOf(cells: readonly Cell[], criteria: number): Part[] {
  const groups = Map.groupBy(cells, ({ unit, month }) => unit * extent.months + month);
  return [...groups.values()].flatMap((group): Part[] => {
    if (group.every(({ content }) => content.rated >= 10n)) {
      return group.map(({ unit, month, channel, content }) => ({
        unit,
        month,
        channels: [channel],
        content,
      }));
    }
    const [first] = group;
    const content = group.map((cell) => cell.content).reduce(addContents, emptyContent(criteria));
    const names = group.map(({ channel }) => channel).sort();
    return first ? [{ unit: first.unit, month: first.month, channels: names, content }] : [];
  });
}

function emptyCounts(criteria: number): Counts {
  return {
    rated: 0,
    histograms: new Float64Array(5 * criteria),
    crosses: new Float64Array(2 * criteria * (criteria - 1)),
    days: new Float64Array(3 * DAYS_IN_CELL),
  };
}

function addRating(counts: Counts, levels: Uint8Array, weights: readonly number[], day: number): void {
  const plus = (column: Float64Array, index: number, by: number) => {
    column[index] = (column[index] ?? 0) + by;
  };
  counts.rated += 1;
  let pair = 0;
  let y = 0;
  levels.forEach((level, a) => {
    plus(counts.histograms, 5 * a + level - 1, 1);
    y += (weights[a] ?? 0) * (level - 1);
    for (let b = a + 1; b < levels.length; b += 1) {
      const [codeA, codeB] = [level - 1, (levels[b] ?? 1) - 1];
      plus(counts.crosses, pair, 1);
      plus(counts.crosses, pair + 1, codeA);
      plus(counts.crosses, pair + 2, codeB);
      plus(counts.crosses, pair + 3, codeA * codeB);
      pair += 4;
    }
  });
  plus(counts.days, 3 * day, 1);
  plus(counts.days, 3 * day + 1, y);
  plus(counts.days, 3 * day + 2, y * y);
}
