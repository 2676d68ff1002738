import { FastifyAdapter } from '@nestjs/platform-fastify';

export interface AdapterSettings {
  /** Largest request body in bytes. */
  readonly bodyLimit?: number;
}

/** Fastify under Nest: bounded bodies and waiting times, no logger of its own, no trust in forwarded addresses. */
export function createAdapter({ bodyLimit = 1024 * 1024 }: AdapterSettings): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit,
    logger: false,
    trustProxy: false,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    multipart: { limits: { fileSize: bodyLimit, files: 4, fields: 20 } },
  });
  const fastify = adapter.getInstance();
  fastify.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  // A file comes as a stream: its handler reads it, after the guards, with a limit of its own.
  fastify.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
  return adapter;
}
