import { ApiProblem } from '../client/api-client.js';
import { eventually } from '../client/eventually.js';

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
 * @throws Error naming the first lines refused for any other reason: a demonstration that is half there would mislead
 */
export async function sendOnceKnown(what: string, send: () => Promise<Sent>): Promise<void> {
  await eventually(what, async () => {
    const rejected = await refusalsOf(send);
    const final = rejected.filter(({ code }) => !onItsWay.has(code));
    if (final.length > 0) {
      const lines = final.slice(0, 10).map(({ code, message }) => `  ${message} [${code}]`);
      throw new Error([`${what}: ${final.length} lines refused`, ...lines].join('\n'));
    }
    return rejected.length === 0 ? true : undefined;
  });
}

/** The refusals of the lines, or of the whole where it waits for something. */
async function refusalsOf(send: () => Promise<Sent>): Promise<Sent['rejected']> {
  try {
    return (await send()).rejected;
  } catch (error) {
    if (error instanceof ApiProblem && onItsWay.has(error.details.code)) {
      return [{ code: error.details.code, message: error.message }];
    }
    throw error;
  }
}
