/** Doubles from `base` to `limit` with every failure in a row; milliseconds. */
export function backOff(failures: number, base: number, limit: number): number {
  return Math.min(limit, base * 2 ** Math.min(failures, 30));
}

/** A pause that can be cut short, also just before it begins: a hint is never lost. */
export class Pause {
  private end: (() => void) | undefined;
  private hinted = false;

  async wait(ms: number): Promise<void> {
    if (!this.hinted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.end = undefined;
    this.hinted = false;
  }

  cut(): void {
    this.hinted = true;
    this.end?.();
  }
}
