import {
  compare,
  parseRational,
  rational,
  subtract,
  toDecimal,
  toFraction,
  type Rational,
} from '../index.js';

const PROSE = /^(note|rule|.+_note)$/;

/** What has been read and what has gone wrong in one group; shared by all readers of its parts. */
interface Findings {
  readonly read: Set<string>;
  readonly failures: string[];
}

/**
 * Walks one group of a vector file. Every leaf must be used, as an input or as an expectation; one that is not is a
 * failure, so a field nobody checks cannot pass. Keys named `note`, `rule` and `…_note` are prose, which may state constants.
 */
export class GroupReader {
  private constructor(
    private readonly value: unknown,
    readonly path: string,
    private readonly record: Findings,
  ) {}

  static open(value: unknown): GroupReader {
    return new GroupReader(value, '', { read: new Set(), failures: [] });
  }

  /** The member of an object. Throws Error when it is missing. */
  at(key: string): GroupReader {
    const entry = this.entries().find(([name]) => name === key);
    if (entry === undefined) throw new Error(`${this.path}/${key} is missing`);
    return entry[1];
  }

  /** The member of an object, if it has it. */
  find(key: string): GroupReader | undefined {
    return this.entries().find(([name]) => name === key)?.[1];
  }

  /**
   * A constant of the group: the number it gives under `key`, else the one its note states, as in `lambda=.3` or
   * `target 50`, else the default.
   */
  constant(key: string, inNote: RegExp, byDefault: string): Rational {
    const given = this.find(key);
    if (given !== undefined) return given.number();
    const stated = inNote.exec(this.find('note')?.text() ?? '')?.[1];
    return parseRational(stated === undefined ? byDefault : stated.replace(/^\./, '0.'));
  }

  /** Members of an object, or items of a list under their positions. */
  entries(): [string, GroupReader][] {
    if (typeof this.value !== 'object' || this.value === null) throw new Error(`${this.path} has no members`);
    return Object.entries(this.value).map(([key, child]) => [
      key,
      new GroupReader(child, `${this.path}/${key}`, this.record),
    ]);
  }

  items(): GroupReader[] {
    return this.entries().map(([, item]) => item);
  }

  /** A text or a number as text. */
  text(): string {
    this.record.read.add(this.path);
    if (typeof this.value === 'string') return this.value;
    if (typeof this.value === 'number' || typeof this.value === 'boolean') return String(this.value);
    throw new Error(`${this.path} is no text`);
  }

  /** An exact number, written as a decimal or as a fraction. */
  number(): Rational {
    return parseRational(this.text());
  }

  /** The float nearest to it. */
  float(): number {
    return Number(this.text());
  }

  integer(): bigint {
    return BigInt(this.text());
  }

  integers(): bigint[] {
    return this.items().map((item) => item.integer());
  }

  /** The text must be this one. */
  isText(actual: string): void {
    this.expect(this.text() === actual, actual);
  }

  /** The list holds these texts, in whatever order. */
  areTheTexts(actual: readonly string[]): void {
    const given = this.items().map((item) => item.text());
    const same = given.toSorted().join() === actual.toSorted().join();
    if (!same) this.record.failures.push(`${this.path} is ${given.join()}, got ${actual.join()}`);
  }

  isInteger(actual: bigint): void {
    this.expect(this.integer() === actual, String(actual));
  }

  isTrue(actual: boolean): void {
    this.expect(this.text() === String(actual), String(actual));
  }

  areIntegers(actual: readonly bigint[]): void {
    this.sameLength(actual.length);
    for (const [index, item] of this.items().entries()) item.isInteger(actual[index] ?? -1n);
  }

  /** Exactly this number, however many zeros it is written with. */
  isExactly(actual: Rational | null): void {
    this.expect(
      actual !== null && compare(this.number(), actual) === 0,
      actual === null ? 'none' : toFraction(actual),
    );
  }

  /**
   * This number within half a unit of the last digit written: `81.041666667`, `5.29e-13`. And a hair more, since of a value
   * half way between two digits two programs come to either.
   */
  isAbout(actual: Rational | null): void {
    const text = this.text();
    const [mantissa = '', exponent = '0'] = text.split('e');
    const digits = (mantissa.split('.')[1] ?? '').length - Number(exponent);
    const half = parseRational(`5.01e${-digits - 1}`);
    const difference = actual === null ? null : subtract(parseRational(text), actual);
    const within = difference !== null && compare(absolute(difference), half) <= 0;
    this.expect(within, actual === null ? 'none' : toDecimal(actual, Math.max(digits, 0) + 3));
  }

  /** A number of the file that is not text, whose zeros at the end are lost: within half a thousand-millionth. */
  isNear(actual: number): void {
    const difference = absolute(subtract(this.number(), ofFloat(actual)));
    this.expect(compare(difference, parseRational('5e-10')) <= 0, String(actual));
  }

  areNear(actual: readonly number[]): void {
    this.sameLength(actual.length);
    for (const [index, item] of this.items().entries()) item.isNear(actual[index] ?? Number.NaN);
  }

  areAbout(actual: readonly (Rational | null)[]): void {
    this.sameLength(actual.length);
    for (const [index, item] of this.items().entries()) item.isAbout(actual[index] ?? null);
  }

  /** Everything that did not hold, with leaves nobody used. */
  failures(): readonly string[] {
    return [...this.record.failures, ...this.unread().map((path) => `${path} is not checked`)];
  }

  private unread(): string[] {
    if (typeof this.value === 'object' && this.value !== null) {
      return this.entries()
        .filter(([key]) => !PROSE.test(key))
        .flatMap(([, child]) => child.unread());
    }
    return this.record.read.has(this.path) ? [] : [this.path];
  }

  private sameLength(actual: number): void {
    const expected = this.items().length;
    if (expected !== actual) this.record.failures.push(`${this.path} has ${expected} items, got ${actual}`);
  }

  private expect(holds: boolean, actual: string): void {
    if (!holds) this.record.failures.push(`${this.path} is ${this.text()}, got ${actual}`);
  }
}

/** A float as the exact number its shortest text names. */
export function ofFloat(value: number): Rational {
  return parseRational(String(value));
}

function absolute(value: Rational): Rational {
  return compare(value, rational(0n)) < 0 ? subtract(rational(0n), value) : value;
}
