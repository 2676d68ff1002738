import { Problem } from '@namkhong/service-kit';
import type { FastifyInstance } from 'fastify';

/**
 * Refuses, before anything is handed on, bodies that are too large or do not say how large they are, and addresses
 * that mean another place than they say (`/api/x/../../metrics`).
 */
export function useRequestLimits(fastify: FastifyInstance, bodyLimit: number): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const length = request.headers['content-length'];
    if (request.headers['transfer-encoding'] !== undefined) return done(new Problem(411, 'length-required'));
    if (length !== undefined && Number(length) > bodyLimit) return done(new Problem(413, 'body-too-large'));
    if (!isPlainPath(request.raw.url ?? '/')) return done(new Problem(404, 'route-unknown'));
    done();
  });
}

/** Whether the path is what a URL parser makes of it: no dot segments, encoded or not, and no second slash in front. */
function isPlainPath(url: string): boolean {
  const path = url.split('?')[0] ?? '/';
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return false;
  const parsed = URL.parse(path, 'http://gateway');
  return parsed?.host === 'gateway' && parsed.pathname === path;
}
