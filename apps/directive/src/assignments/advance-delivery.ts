/** How far a message to an official has come. */
export type DeliveryState = 'queued' | 'submitted' | 'unknown' | 'failed' | 'delivered';

export interface Delivery {
  readonly state: DeliveryState;
  readonly at: Date;
}

const STEPS: readonly DeliveryState[] = ['queued', 'submitted', 'unknown', 'failed', 'delivered'];

/**
 * What is known of a delivery after one more report. It only moves forward: reports come late, twice and, for several
 * messages about one assignment, mixed; a receipt stands even when a copy of the message failed.
 */
export function advanceDelivery(known: Delivery | null, report: Delivery): Delivery {
  if (known === null) return report;
  return STEPS.indexOf(report.state) > STEPS.indexOf(known.state) ? report : known;
}
