/** Why something was not accepted: a stable code and the values a message needs. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What came of reading a text from outside: the value, or the reason it was refused. */
export type Parsed<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason<Code> };

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<Code extends string>(
  code: Code,
  params: Reason['params'] = {},
): { readonly ok: false; readonly reason: Reason<Code> } {
  return { ok: false, reason: { code, params } };
}
