import { citizenHours, officialHours, type SendingHours } from './quiet-hours.js';

/** Where messages lead, and when they may leave. */
export interface Sending {
  /** The installation's public address. */
  readonly origin: string;
  /** Messages go to a simulator: no phone rings at night, and the people of a demonstration may be asked. */
  readonly demonstration: boolean;
}
export const SENDING = Symbol('Sending');

const allDay: SendingHours = { from: 0, to: 24 };

/** The hours in which messages may arrive. */
export function hoursFor(whom: 'officials' | 'citizens', { demonstration }: Sending): SendingHours {
  if (demonstration) return allDay;
  return whom === 'officials' ? officialHours : citizenHours;
}
