import { simulatedMessages } from '@namkhong/contracts/http/simulator';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { faults } from './faults.js';
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

/** What it offers stands in the README of `infra/local`. */
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
  switch (`${request.method} ${path}`) {
    case 'GET /messages': {
      const messages = smsc.log.list(searchParams.get('to') ?? undefined);
      return answer(response, 200, simulatedMessages.parse({ messages }));
    }
    case 'GET /health':
      return answer(response, 200, { status: 'ok', bound: smsc.bound.size });
  }
  if (!isPublic) return control(smsc, request, response, path);
  notFound(request, response);
}

/** What changes the centre or tells more than a phone shows; never public. */
async function control(
  smsc: Smsc,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  switch (`${request.method} ${path}`) {
    case 'POST /inbound': {
      const message = await body(inboundMessage, request, response);
      return message && inbound(smsc, message, response);
    }
    case 'GET /faults':
      return answer(response, 200, smsc.faults);
    case 'PUT /faults': {
      const wanted = await body(faults, request, response);
      if (wanted) answer(response, 200, (smsc.faults = wanted));
      return;
    }
    case 'GET /load':
      return answer(response, 200, smsc.load.read());
    case 'DELETE /load':
      smsc.load.reset();
      return answer(response, 200, smsc.load.read());
  }
  notFound(request, response);
}

async function inbound(
  smsc: Smsc,
  { from, to, text }: z.output<typeof inboundMessage>,
  response: ServerResponse,
): Promise<void> {
  if (await smsc.reply(from, to, text)) return answer(response, 202, { delivered: true });
  problem(response, 503, 'nobody-bound', 'no session is bound that takes the message');
}

/** What was sent, as the schema has it; undefined where it was refused and that has been answered. */
async function body<Schema extends z.ZodType>(
  schema: Schema,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<z.output<Schema> | undefined> {
  if (Number(request.headers['content-length'] ?? Infinity) > largestBody) {
    problem(response, 413, 'too-large', `at most ${largestBody} bytes, with a Content-Length`);
    return undefined;
  }
  const parsed = schema.safeParse(await json(request).catch(() => undefined));
  if (parsed.success) return parsed.data;
  problem(response, 422, 'input-invalid', z.prettifyError(parsed.error));
  return undefined;
}

function notFound({ method, url }: IncomingMessage, response: ServerResponse): void {
  problem(response, 404, 'not-found', `${method} ${url}`);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, detail }));
}
