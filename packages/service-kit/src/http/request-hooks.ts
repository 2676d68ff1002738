import type { FastifyInstance, FastifyRequest } from 'fastify';
import { preferredLanguage } from '../context/language.js';
import { type RequestContext, runInContext } from '../context/request-context.js';
import { timeOrderedId } from '../context/time-ordered-id.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first hook of every request. */
    context?: RequestContext;
  }
}

const plausibleId = /^[\w.:-]{8,100}$/;

/** The context of a request, made from its headers where no hook has run yet. */
export function contextOf(request: FastifyRequest): RequestContext {
  if (request.context) return request.context;
  const given = request.headers['x-correlation-id'];
  const context: RequestContext = {
    correlationId: typeof given === 'string' && plausibleId.test(given) ? given : timeOrderedId(),
    language: preferredLanguage(request.headers['accept-language']),
  };
  request.context = context;
  return context;
}

/**
 * Gives every request its context and echoes the correlation id. The context is entered twice: body parsing
 * continues from the socket's own events, which know nothing of the first one.
 */
export function useRequestContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = contextOf(request);
    void reply.header('x-correlation-id', context.correlationId);
    runInContext(context, done);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    runInContext(contextOf(request), done);
  });
}
