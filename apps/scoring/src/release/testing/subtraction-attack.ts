/** One output as an attacker sees it: who is in it, and how often; whoever is not named is not in it. */
export type OutputRow = ReadonlyMap<string, number>;

/** People whom some combination of outputs holds and nobody else. */
export type Isolated = readonly string[];

/** Large enough that a chance zero is out of the question, small enough that products are exact. */
const PRIME = 67_108_859;

/**
 * Whether adding and subtracting outputs, each any number of times, can leave fewer than `floor` people: exactly, by
 * linear algebra. People that every output treats alike cannot be told apart, so they are one column; a combination
 * that lives on some columns alone exists just when taking these columns away lowers the rank. Answers such people.
 *
 * @param personOf whose answer a column is; one person may have given several, one after the other
 */
export function isolate(
  outputs: readonly OutputRow[],
  floor: number,
  personOf: (column: string) => string = (column) => column,
): Isolated | null {
  const atoms = atomsOf(outputs);
  const people = atoms.map(({ columns }) => [...new Set(columns.map(personOf))]);
  const matrix = outputs.map((_, row) => atoms.map(({ values }) => values[row] ?? 0));
  const whole = rankOf(matrix);
  const small = [...atoms.keys()].filter((atom) => (people[atom]?.length ?? 0) < floor);
  for (const set of maximalSets(small, people, floor)) {
    const outside = matrix.map((row) => row.filter((_, atom) => !set.includes(atom)));
    if (rankOf(outside) < whole) return [...new Set(set.flatMap((atom) => people[atom] ?? []))];
  }
  return null;
}

/** What a patient person tries with pencil and paper: every difference of two outputs, and what is left of a third. */
export function subtractByHand(
  outputs: readonly OutputRow[],
  floor: number,
  personOf: (column: string) => string = (column) => column,
): Isolated | null {
  const found = (row: OutputRow) => {
    const people = new Set([...row].filter(([, times]) => times !== 0).map(([column]) => personOf(column)));
    return people.size > 0 && people.size < floor ? [...people] : null;
  };
  for (const [index, first] of outputs.entries()) {
    const alone = found(first);
    if (alone) return alone;
    for (const second of outputs.slice(index + 1)) {
      let rest = minus(first, second);
      const pair = found(rest);
      if (pair) return pair;
      // Greedily: whatever makes the rest smaller is taken away or added as well.
      for (const third of outputs) {
        const better = [minus(rest, third), minus(rest, negative(third))].find(
          (row) => sizeOf(row) < sizeOf(rest),
        );
        if (!better) continue;
        rest = better;
        const triple = found(rest);
        if (triple) return triple;
      }
    }
  }
  return null;
}

interface Atom {
  readonly values: readonly number[];
  readonly columns: readonly string[];
}

function atomsOf(outputs: readonly OutputRow[]): Atom[] {
  const columns = new Set(outputs.flatMap((row) => [...row.keys()]));
  const classes = Map.groupBy(columns, (column) => outputs.map((row) => row.get(column) ?? 0).join());
  return [...classes]
    .map(([key, members]) => ({ values: key.split(',').map(Number), columns: members }))
    .filter(({ values }) => values.some((value) => value !== 0));
}

/** Sets of small atoms with fewer than `floor` people together, of which no larger one is such a set. */
function maximalSets(
  small: readonly number[],
  people: readonly (readonly string[])[],
  floor: number,
): number[][] {
  const sets: number[][] = [];
  const sizeWith = (set: readonly number[]) => new Set(set.flatMap((atom) => people[atom] ?? [])).size;
  const extend = (set: number[], from: number): void => {
    const more = small.filter((atom) => !set.includes(atom) && sizeWith([...set, atom]) < floor);
    if (more.length === 0) {
      if (set.length > 0) sets.push(set);
      return;
    }
    for (const [index, atom] of small.entries()) {
      if (index >= from && more.includes(atom)) extend([...set, atom], index + 1);
    }
  };
  extend([], 0);
  return sets;
}

/** Modulo a prime, by elimination. */
function rankOf(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => row.map((value) => ((value % PRIME) + PRIME) % PRIME));
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    const [at, other] = [rows[rank] ?? [], rows[pivot] ?? []];
    rows[rank] = other;
    rows[pivot] = at;
    const inverse = power(other[column] ?? 1, PRIME - 2);
    for (let index = rank + 1; index < rows.length; index += 1) {
      const row = rows[index] ?? [];
      const factor = product(row[column] ?? 0, inverse);
      if (factor === 0) continue;
      rows[index] = row.map((value, at) => (value + PRIME - product(factor, other[at] ?? 0)) % PRIME);
    }
    rank += 1;
  }
  return rank;
}

function product(a: number, b: number): number {
  return (a * b) % PRIME;
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = product(result, square);
    square = product(square, square);
  }
  return result;
}

function minus(a: OutputRow, b: OutputRow): OutputRow {
  const rest = new Map(a);
  for (const [column, times] of b) {
    const left = (rest.get(column) ?? 0) - times;
    if (left === 0) rest.delete(column);
    else rest.set(column, left);
  }
  return rest;
}

function negative(row: OutputRow): OutputRow {
  return new Map([...row].map(([column, times]) => [column, -times]));
}

function sizeOf(row: OutputRow): number {
  return row.size;
}
