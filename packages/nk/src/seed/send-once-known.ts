import { eventually } from '../client/eventually.js';
import { unlessRefused } from '../client/unless-refused.js';

/** What one service has recorded and another has not heard of yet: it travels over the bus for a moment. */
const onItsWay: ReadonlySet<string> = new Set([
  'permission-denied',
  'unit-unknown',
  'official-unknown',
  'set-unknown',
  'set-not-in-force',
]);

interface Sent {
  readonly rejected: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Sends an import that may be repeated, until every line of it is taken. Lines that name something which is still on
 * its way are sent again.
 *
 * @param mayRefuse codes by which lines may stay refused
 * @throws Error naming the first lines refused for any other reason: a demonstration that is half there would mislead
 */
export async function sendOnceKnown<T extends Sent>(
  what: string,
  send: () => Promise<T>,
  mayRefuse: readonly string[] = [],
): Promise<T> {
  return eventually(what, async () => {
    const sent = await unlessRefused(onItsWay, send);
    const refused = sent?.rejected.filter(({ code }) => !mayRefuse.includes(code)) ?? [];
    const final = refused.filter(({ code }) => !onItsWay.has(code));
    if (final.length > 0) {
      const lines = final.slice(0, 10).map(({ code, message }) => `  ${message} [${code}]`);
      throw new Error([`${what}: ${final.length} lines refused`, ...lines].join('\n'));
    }
    return refused.length === 0 ? sent : undefined;
  });
}
