import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Provider } from 'oidc-provider';

const mount = '/oidc';

/** Hands everything below /oidc that is not ours to the provider, untouched by Fastify's body parsing. */
export async function mountProvider(
  fastify: FastifyInstance,
  provider: Provider,
  origin: string,
): Promise<void> {
  const handle = provider.callback();
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${mount}/*`, async (request, reply) => {
      const raw: IncomingMessage & { originalUrl?: string } = request.raw;
      raw.originalUrl = raw.url ?? mount;
      raw.url = raw.originalUrl.slice(mount.length) || '/';
      reply.hijack();
      await handle(raw, reply.raw);
    });
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { host, protocol } = new URL(origin);
    request.raw.headers.host = host;
    request.raw.headers['x-forwarded-host'] = host;
    request.raw.headers['x-forwarded-proto'] = protocol.replace(':', '');
    done();
  });
}
