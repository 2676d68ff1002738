/** One step of a journey, as a line of JSON on standard output. */
export interface TraceStep {
  readonly journey: 'rating' | 'clause';
  readonly step: string;
  readonly [detail: string]: unknown;
}

/** Prints steps as they happen, each with the seconds since the journeys began. */
export class Trace {
  private readonly started = performance.now();
  private steps = 0;

  add(step: TraceStep): void {
    this.steps++;
    process.stdout.write(`${JSON.stringify({ at: this.seconds(), ...step })}\n`);
  }

  /** The last line: what a script reads. */
  finish(summary: Readonly<Record<string, unknown>>): void {
    process.stdout.write(`${JSON.stringify({ ok: true, steps: this.steps, seconds: this.seconds(), ...summary })}\n`);
  }

  private seconds(): number {
    return Number(((performance.now() - this.started) / 1000).toFixed(3));
  }
}
