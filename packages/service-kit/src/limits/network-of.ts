import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** The header in which the gateway hands on its daily-rotated hash of the client's network. */
export const networkHeader = 'nk-network';

/** Ends with the process: what is hashed under it can be tried out by nobody later. */
const ownKey = randomBytes(32);

/** What a limit counts by: the gateway's hash, or one of the socket's address where no gateway is in front. */
export function networkOf(request: FastifyRequest): string {
  const given = request.headers[networkHeader];
  if (typeof given === 'string' && /^[\w-]{16,64}$/.test(given)) return given;
  return createHmac('sha256', ownKey)
    .update(request.socket.remoteAddress ?? '')
    .digest('base64url')
    .slice(0, 22);
}
