import { HttpLoad } from './http-load.js';
import type { RatingService } from './rating-service.js';

/** As many as pgbench has. */
export const connections = 64;
const warmUpMs = 2_000;

/**
 * Ratings answered with 201 in a second, by clients that each send the next when the last is answered, after two seconds
 * of warm-up. Every rating has a ballot of its own.
 *
 * @throws Error where anything else is answered, or the ballots do not last
 */
export async function castingRate(service: RatingService, ms: number, most: number): Promise<number> {
  const requests = await service.prepare(Math.ceil((most * (ms + warmUpMs)) / 1_000));
  const load = new HttpLoad(service.port, connections);
  let counted = 0;
  let counting = false;
  let ending = false;
  const client = async () => {
    while (!ending) {
      const request = requests.pop();
      if (request === undefined) throw new Error(`more than ${most} ratings a second: not enough ballots`);
      const exchange = await load.send(request);
      if (exchange?.status !== 201) throw new Error(`a rating was answered with ${exchange?.status}`);
      if (counting) counted += 1;
    }
  };
  const clients = Promise.all(Array.from({ length: connections }, client));
  const measured = (async () => {
    await pause(warmUpMs);
    counting = true;
    const began = performance.now();
    await pause(ms);
    ending = true;
    return counted / ((performance.now() - began) / 1_000);
  })();
  const rate = await Promise.race([measured, clients.then(() => measured)]);
  await clients;
  load.close();
  return rate;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
