import type { ProblemDetails } from '@namkhong/contracts/http/problem';
import type { RequestContext } from '../context/request-context.js';
import { titleOf, type ProblemCatalogue } from './catalogue.js';
import type { Problem } from './problem.js';

const reserved = new Set(['type', 'title', 'status', 'code', 'instance', 'correlationId']);

/** The body of an `application/problem+json` answer, in the caller's language. */
export function renderProblem(
  problem: Problem,
  catalogue: ProblemCatalogue,
  context: RequestContext,
): ProblemDetails {
  const details = Object.fromEntries(Object.entries(problem.details).filter(([name]) => !reserved.has(name)));
  const known = problem.retryAfter === undefined ? details : { ...details, retryAfter: problem.retryAfter };
  return {
    ...details,
    type: `urn:namkhong:problem:${problem.code}`,
    title: titleOf(catalogue, problem.code, context.language, known),
    status: problem.status,
    code: problem.code,
    correlationId: context.correlationId,
  };
}

/** The headers that go with it. */
export function problemHeaders(problem: Problem): Record<string, string> {
  return {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(problem.retryAfter)) }),
    ...problem.headers,
  };
}
