import { simulatedMessages } from '@namkhong/contracts/http/simulator';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { Smsc } from './smsc.js';

const inboundMessage = z.object({
  /** The phone that writes. */
  from: z.string().regex(/^\+?\d{8,15}$/),
  /** The brand name it answers to. */
  to: z.string().min(1).max(20).default('NAMKHONG'),
  /** One short message, so that no part has to be split. */
  text: z.string().min(1).max(70),
});

/** What the gateway makes public; there one may look and not write. */
const publicPrefix = '/api/simulator';

const largestBody = 4_096;

/** `GET /messages?to=`, `POST /inbound`, `GET /health`. */
export function httpApi(smsc: Smsc): RequestListener {
  return (request, response) => {
    route(smsc, request, response).catch((error: unknown) =>
      problem(response, 500, 'internal', String(error)),
    );
  };
}

async function route(smsc: Smsc, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
  const isPublic = pathname.startsWith(`${publicPrefix}/`);
  const path = isPublic ? pathname.slice(publicPrefix.length) : pathname;
  if (request.method === 'GET' && path === '/messages') {
    const messages = smsc.log.list(searchParams.get('to') ?? undefined);
    return answer(response, 200, simulatedMessages.parse({ messages }));
  }
  if (request.method === 'GET' && path === '/health') {
    return answer(response, 200, { status: 'ok', bound: smsc.bound.size });
  }
  if (request.method === 'POST' && path === '/inbound' && !isPublic) {
    return inbound(smsc, request, response);
  }
  problem(response, 404, 'not-found', `${request.method} ${pathname}`);
}

async function inbound(smsc: Smsc, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (Number(request.headers['content-length'] ?? Infinity) > largestBody) {
    return problem(response, 413, 'too-large', `at most ${largestBody} bytes, with a Content-Length`);
  }
  const parsed = inboundMessage.safeParse(await json(request).catch(() => undefined));
  if (!parsed.success) return problem(response, 422, 'input-invalid', z.prettifyError(parsed.error));
  const { from, to, text } = parsed.data;
  if (await smsc.reply(from, to, text)) return answer(response, 202, { delivered: true });
  problem(response, 503, 'nobody-bound', 'no session is bound that takes the message');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, detail }));
}
