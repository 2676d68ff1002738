import { z } from 'zod';

/** RFC 5321 §4.5.3.1: what a path can carry. */
const LENGTH = 254;
const address = z.email().max(LENGTH);

/** An e-mail address without surrounding spaces and with its domain in lower case; null for anything else. */
export function readEmail(text: string): string | null {
  const trimmed = text.trim();
  if (!address.safeParse(trimmed).success) return null;
  const at = trimmed.lastIndexOf('@');
  return `${trimmed.slice(0, at)}${trimmed.slice(at).toLowerCase()}`;
}
