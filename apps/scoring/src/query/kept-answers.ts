import type { IndexQuery, IndexResult } from '@namkhong/contracts/http/scoring-query';
import type { Question } from './place-cells.js';

/** Rows of answers to one set that may lie in memory at once: some ten megabytes. */
const MOST_ROWS = 20_000;
/** A question about more units than these is seldom asked twice in the same words. */
const MOST_UNITS = 100;

/** What follows from released cells alone; the others have tables of their own. */
const ofReleasedCells: ReadonlySet<IndexQuery['measures'][number]> = new Set([
  'n',
  'linear',
  'top-two-box',
  'shrunken',
]);

/**
 * Answers to one state of the released cells of a set. Whoever reads the cells anew begins with none, so that no answer
 * outlives what it was computed of. What was not asked for longest gives way.
 */
export class KeptAnswers {
  private readonly answers = new Map<string, IndexResult>();
  private rows = 0;

  find(key: string): IndexResult | undefined {
    const known = this.answers.get(key);
    if (known) {
      this.answers.delete(key);
      this.answers.set(key, known);
    }
    return known;
  }

  keep(key: string, answer: IndexResult): void {
    this.forget(key);
    this.answers.set(key, answer);
    this.rows += weightOf(answer);
    for (const oldest of this.answers.keys()) {
      if (this.rows <= MOST_ROWS) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const known = this.answers.get(key);
    if (!known) return;
    this.answers.delete(key);
    this.rows -= weightOf(known);
  }
}

/** The same for the same question within the same units; undefined where more than released cells has a say in it. */
export function answerKey({ query, unitIds, rowUnit }: Question): string | undefined {
  if (rowUnit || !query.measures.every((measure) => ofReleasedCells.has(measure))) return undefined;
  if (unitIds && unitIds.size > MOST_UNITS) return undefined;
  return JSON.stringify([query, unitIds && [...unitIds]]);
}

/** An answer of no row is something to keep as well. */
function weightOf({ rows }: IndexResult): number {
  return rows.length + 1;
}
