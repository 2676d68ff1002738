/** The dimensions of an answer and what each can be; numbers of a dimension follow the order of its texts. */
export interface RowSpace {
  readonly periods: readonly string[];
  readonly units: readonly string[];
  readonly versions: readonly number[];
  readonly parts: readonly string[];
}

export interface RowPlace {
  readonly period: number;
  readonly unit: number;
  readonly version: number;
  readonly open: number;
  readonly part: number;
}

/** Gives each row that occurs a number, in the order of its first cell, and says later which row has which number. */
export class RowNumbers {
  private readonly numbers = new Map<number, number>();

  constructor(private readonly space: RowSpace) {}

  get count(): number {
    return this.numbers.size;
  }

  /** A key that grows with period, unit, version, assurance and channel, in this order. */
  keyOf(period: number, unit: number, version: number, open: number, part: number): number {
    const { units, versions, parts } = this.space;
    return (((period * units.length + unit) * versions.length + version) * 2 + open) * parts.length + part;
  }

  number(key: number): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(key, number);
    }
    return number;
  }

  has(key: number): boolean {
    return this.numbers.has(key);
  }

  /** Keys with their numbers, in the order of keys. */
  sorted(): [number, number][] {
    return [...this.numbers].sort(([a], [b]) => a - b);
  }

  place(key: number): RowPlace {
    const { units, versions, parts } = this.space;
    let rest = key;
    const next = (size: number) => {
      const digit = rest % size;
      rest = Math.floor(rest / size);
      return digit;
    };
    const part = next(parts.length);
    const open = next(2);
    const version = next(versions.length);
    const unit = next(units.length);
    return { period: rest, unit, version, open, part };
  }
}
