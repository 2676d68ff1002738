const secondMs = 1_000;

/** What reached the centre since it was last reset. */
export interface Load {
  readonly submitted: number;
  readonly accepted: number;
  /** The largest number of submissions, refused ones included, within any one second. */
  readonly busiestSecond: number;
}

/** Counts submissions as the carrier sees them, which is what a contract about a rate is about. */
export class LoadMeter {
  private counts = { submitted: 0, accepted: 0, busiestSecond: 0 };
  /** When the submissions of the last second came; what lies before `first` is older. */
  private recent: number[] = [];
  private first = 0;

  /** @param at in milliseconds, by a clock that never goes back */
  submitted(at: number): void {
    this.counts.submitted++;
    this.recent.push(at);
    while ((this.recent[this.first] ?? at) <= at - secondMs) this.first++;
    this.counts.busiestSecond = Math.max(this.counts.busiestSecond, this.recent.length - this.first);
    if (this.first * 2 < this.recent.length) return;
    this.recent = this.recent.slice(this.first);
    this.first = 0;
  }

  accepted(): void {
    this.counts.accepted++;
  }

  read(): Load {
    return { ...this.counts };
  }

  reset(): void {
    this.counts = { submitted: 0, accepted: 0, busiestSecond: 0 };
    this.recent = [];
    this.first = 0;
  }
}
