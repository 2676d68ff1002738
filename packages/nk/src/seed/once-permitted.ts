import { ApiProblem } from '../client/api-client.js';
import { eventually } from '../client/eventually.js';

/** Makes a call as soon as it is permitted: a grant reaches every other service over the bus, a moment later. */
export async function oncePermitted<T extends object | string>(
  what: string,
  call: () => Promise<T>,
): Promise<T> {
  return eventually(`permission: ${what}`, async () => {
    try {
      return await call();
    } catch (error) {
      if (error instanceof ApiProblem && error.details.code === 'permission-denied') return undefined;
      throw error;
    }
  });
}
