/** One step of a journey. */
export interface TraceStep {
  readonly journey:
    | 'rating'
    | 'clause'
    | 'task'
    | 'published-data'
    | 'publication'
    | 'report'
    | 'contest'
    | 'acts'
    | 'quarter'
    | 'attacks'
    | 'permissions'
    | 'bus';
  readonly step: string;
  readonly [detail: string]: unknown;
}

/** Prints steps as they happen, a line of JSON each, with the seconds since the journeys began. */
export class Trace {
  private readonly started = performance.now();
  private steps = 0;

  constructor(private readonly print: (line: string) => void) {}

  add(step: TraceStep): void {
    this.steps++;
    this.print(JSON.stringify({ at: this.seconds(), ...step }));
  }

  /** The last line: what a script reads. */
  finish(summary: Readonly<Record<string, unknown>>): void {
    this.print(JSON.stringify({ ok: true, steps: this.steps, seconds: this.seconds(), ...summary }));
  }

  private seconds(): number {
    return Number(((performance.now() - this.started) / 1000).toFixed(3));
  }
}
