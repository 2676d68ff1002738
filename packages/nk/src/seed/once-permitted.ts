import { eventually } from '../client/eventually.js';
import { unlessRefused } from '../client/unless-refused.js';

const notPermittedYet: ReadonlySet<string> = new Set(['permission-denied']);

/** Makes a call as soon as it is permitted: a grant reaches every other service over the bus, a moment later. */
export async function oncePermitted<T extends object | string>(
  what: string,
  call: () => Promise<T>,
): Promise<T> {
  return eventually(`permission: ${what}`, () => unlessRefused(notPermittedYet, call));
}
