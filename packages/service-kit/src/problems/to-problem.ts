import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';

const fastifyProblems: Readonly<Record<string, readonly [number, string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'json-invalid'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'json-invalid'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large'],
  FST_REQ_FILE_TOO_LARGE: [413, 'body-too-large'],
  FST_FILES_LIMIT: [413, 'body-too-large'],
  FST_PARTS_LIMIT: [413, 'body-too-large'],
  FST_FIELDS_LIMIT: [413, 'body-too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'media-type-unsupported'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'media-type-unsupported'],
};

/** What a client or a dependency did wrong, by the codes of Nest, Fastify and PostgreSQL; anything else is ours. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = codeOf(error);
  if (isBodySyntax(error)) {
    return new Problem(400, 'json-invalid', {}, { cause: error });
  }
  const known = fastifyProblems[code];
  if (known) return new Problem(known[0], known[1], {}, { cause: error });
  if (isDatabaseAway(code)) {
    return new Problem(503, 'database-unavailable', {}, { retryAfter: 5, cause: error });
  }
  if (isOverload(code)) return new Problem(503, 'overloaded', {}, { retryAfter: 2, cause: error });
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return status >= 400 && status < 500 ? fromStatus(status, error) : internal(error);
}

function fromStatus(status: number, cause: unknown): Problem {
  if (status === 404) return new Problem(404, 'route-unknown', {}, { cause });
  if (status === 413) return new Problem(413, 'body-too-large', {}, { cause });
  if (status === 415) return new Problem(415, 'media-type-unsupported', {}, { cause });
  if (status >= 400 && status < 500) return new Problem(status, 'request-invalid', {}, { cause });
  return internal(cause);
}

function internal(cause: unknown): Problem {
  return new Problem(500, 'internal', {}, { cause });
}

/** Connection refused or lost, server shutting down or starting (SQLSTATE class 08, 57P0x). */
function isDatabaseAway(code: string): boolean {
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P0[1-3])$/.test(code);
}

/** Too many connections, a statement or lock timeout, a deadlock or a failed serialisation: worth another try. */
function isOverload(code: string): boolean {
  return /^(53300|57014|55P03|40P01|40001|25P04)$/.test(code);
}

function codeOf(error: unknown): string {
  const wrapped = error as { driverError?: unknown; cause?: unknown } | null | undefined;
  for (const candidate of [error, wrapped?.driverError, wrapped?.cause]) {
    const code = (candidate as { code?: unknown } | null | undefined)?.code;
    if (typeof code === 'string') return code;
  }
  return '';
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

/** Fastify gives up on a JSON body with a SyntaxError, which Nest wraps; our own never carry a 400. */
function isBodySyntax(error: unknown): boolean {
  const candidates = [error, (error as { cause?: unknown } | null | undefined)?.cause];
  return candidates.some((candidate) => candidate instanceof SyntaxError && statusOf(candidate) === 400);
}
