import { Problem } from '../problems/problem.js';

/** The strong ETag of a row version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** Sends the version of what is answered as its ETag: whoever changes it next names it in If-Match. */
export function tagged<Versioned extends { readonly version: number }>(
  reply: { header(name: string, value: string): unknown },
  answer: Versioned,
): Versioned {
  reply.header('etag', etagOf(answer.version));
  return answer;
}

/**
 * The row version an If-Match header names.
 *
 * @throws Problem 428 `version-missing` where the header is missing, 412 `version-stale` where it is no version of ours
 */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new Problem(428, 'version-missing');
  const version = /^"(\d{1,15})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new Problem(412, 'version-stale');
  return Number(version);
}

/** Throws 412 `version-stale` unless the caller saw the current version. */
export function requireVersion(ifMatch: string | undefined, current: number): void {
  if (versionOf(ifMatch) !== current) throw new Problem(412, 'version-stale');
}
