import replyFrom from '@fastify/reply-from';
import { answerProblem, networkHeader, Problem, type ProblemAnswering } from '@namkhong/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { clientAddress, type NetworkHash } from '../security/network-hash.js';
import type { ProxyRoute } from './route-table.js';

export interface ProxySettings {
  readonly routes: readonly ProxyRoute[];
  readonly networks: NetworkHash;
  readonly trustedProxies: number;
  readonly answering: ProblemAnswering;
}

/** What a client may not tell a service: who it is by address, and what concerns or comes from the gateway alone. */
const stripped = [
  'x-forwarded-for',
  'x-real-ip',
  'forwarded',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  networkHeader,
  // Answered by the gateway itself: a hundred was sent before the body came.
  'expect',
];

/** Hands requests on to the services, without the client's address, and answers for a service that does not. */
export async function useProxy(fastify: FastifyInstance, settings: ProxySettings): Promise<void> {
  const { routes, networks, trustedProxies, answering } = settings;
  await fastify.register(async (scope) => {
    await scope.register(replyFrom, {
      undici: { connections: 100, headersTimeout: 60_000, bodyTimeout: 120_000, connect: { timeout: 3_000 } },
      // Who gets a 503 is told when to come back; a gateway that waits in their place only queues.
      retryMethods: [],
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    const handOn = (route: ProxyRoute) => (request: FastifyRequest, reply: FastifyReply) => {
      const address = clientAddress(request.ip, header(request.headers['x-forwarded-for']), trustedProxies);
      return reply.from(`${route.upstream}${request.raw.url ?? '/'}`, {
        rewriteRequestHeaders: (_raw, headers) => ({
          ...withoutStripped(headers),
          [networkHeader]: networks.of(address, new Date()),
          'x-correlation-id': request.context?.correlationId ?? '',
        }),
        onError: (errorReply, { error }) => {
          answerProblem(unanswered(error), request, errorReply as FastifyReply, answering);
        },
      });
    };
    for (const route of routes) {
      if (route.only)
        scope.route({ method: route.only.method, url: route.only.path, handler: handOn(route) });
      else scope.all(`${route.prefix}*`, handOn(route));
    }
  });
}

const unreached = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
const slow = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'FST_REPLY_FROM_TIMEOUT'];

/** 503 where the request never reached the service, 504 where it took too long, 502 where the connection broke. */
function unanswered(error: unknown): Problem {
  const codes = [error, (error as { cause?: unknown }).cause].map(
    (one) => (one as { code?: string } | undefined)?.code,
  );
  const options = { retryAfter: 5, cause: error };
  if (codes.some((code) => unreached.includes(code ?? '')))
    return new Problem(503, 'service-unavailable', {}, options);
  if (codes.some((code) => slow.includes(code ?? ''))) return new Problem(504, 'service-slow', {}, options);
  return new Problem(502, 'service-failed', {}, options);
}

function withoutStripped(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !stripped.includes(name)));
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}
