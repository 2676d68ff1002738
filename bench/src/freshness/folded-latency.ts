/**
 * Finds out from offsets when each rating was folded. A partition is in order, so its k-th rating is folded once its
 * offset has moved by k; an offset may be seen to move before the answer that the rating was taken has arrived.
 */
export class FoldedLatency {
  readonly latencies: number[] = [];
  private readonly partitions = new Map<number, { next: bigint; waiting: number[]; ahead: number[] }>();

  /** Where a partition stands; the first look at it is where it begins. */
  seen(partition: number, next: bigint, at: number): void {
    const known = this.partitions.get(partition);
    if (!known) {
      this.partitions.set(partition, { next, waiting: [], ahead: [] });
      return;
    }
    for (; known.next < next; known.next++) {
      const dueAt = known.waiting.shift();
      if (dueAt === undefined) known.ahead.push(at);
      else this.latencies.push(at - dueAt);
    }
  }

  /** A rating was accepted that had been due at an instant. */
  accepted(partition: number, dueAt: number): void {
    const known = this.partitions.get(partition);
    if (!known) throw new Error(`partition ${partition} was not looked at before the load`);
    const at = known.ahead.shift();
    if (at === undefined) known.waiting.push(dueAt);
    else this.latencies.push(at - dueAt);
  }
}
