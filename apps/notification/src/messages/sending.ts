import type { SendingHours } from './sending-hours.js';

/** Where messages lead, and when they may leave. */
export interface Sending {
  /** The installation's public address. */
  readonly origin: string;
  /** Messages go to a simulator: no phone rings at night, and the people of a demonstration may be asked. */
  readonly demonstration: boolean;
}
export const SENDING = Symbol('Sending');

/** The hours a message keeps here. */
export function hoursHere(whose: SendingHours, { demonstration }: Sending): SendingHours {
  return demonstration ? 'any' : whose;
}
