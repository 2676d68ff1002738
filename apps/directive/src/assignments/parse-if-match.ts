/**
 * The version an `If-Match` header names: a number for one entity tag (`"3"`), null for `*`,
 * `missing` without a header, `malformed` for anything else.
 */
export function parseIfMatch(header: string | undefined): number | null | 'missing' | 'malformed' {
  if (header === undefined || header.trim() === '') return 'missing';
  if (header.trim() === '*') return null;
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  return match?.[1] === undefined ? 'malformed' : Number(match[1]);
}
