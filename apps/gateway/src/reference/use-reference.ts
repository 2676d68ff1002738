import { preferredLanguage, Problem } from '@namkhong/service-kit';
import type { FastifyInstance } from 'fastify';
import { openApi, type OpenApi } from './open-api.js';
import { referencePage } from './reference-page.js';
import { style } from './style.js';

/** `/api/docs`: a browsable reference of the services, from their own OpenAPI documents. Nothing from elsewhere. */
export function useReference(fastify: FastifyInstance, upstreams: ReadonlyMap<string, string>): void {
  const names = [...upstreams.keys()];

  fastify.get('/api/docs', async (request, reply) => {
    const language = preferredLanguage(request.headers['accept-language']);
    return reply.type('text/html; charset=utf-8').send(referencePage(language, names));
  });

  fastify.get('/api/docs/style.css', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(style),
  );

  fastify.get<{ Params: { service: string } }>('/api/docs/:service', async (request, reply) => {
    const { service } = request.params;
    const upstream = upstreams.get(service);
    if (!upstream) throw new Problem(404, 'route-unknown');
    const language = preferredLanguage(request.headers['accept-language']);
    const document = await fetchDocument(`${upstream}/api/${service}/openapi.json`);
    return reply.type('text/html; charset=utf-8').send(referencePage(language, names, { service, document }));
  });
}

async function fetchDocument(url: string): Promise<OpenApi> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return openApi.parse(await response.json());
  } catch (cause) {
    throw new Problem(503, 'service-unavailable', {}, { retryAfter: 5, cause });
  }
}
