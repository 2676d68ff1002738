import type { TestRequest } from '@namkhong/service-kit/testing';
import fc from 'fast-check';

/** As much of JSON Schema as descriptions of routes use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly 'x-action'?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** The part of an OpenAPI document that says what can be asked. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** A route, what its description says may use it, and requests to it that nobody polite would send. */
export interface HostileRoute {
  readonly operationId: string;
  readonly action: string | undefined;
  readonly requests: readonly TestRequest[];
}

/**
 * Requests to every route of a description: bodies, parameters and headers of the shape it asks for, here and there
 * replaced by what programs stumble over. The same seed gives the same requests.
 *
 * @param known texts that mean something to the service, ids and tokens, so that requests get past the first look-up
 */
export function hostileRequests(
  { paths }: Description,
  { seed, perRoute, known }: { readonly seed: number; readonly perRoute: number; readonly known: Known },
): HostileRoute[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      operationId: operation.operationId,
      action: operation['x-action'],
      requests: fc.sample(requestTo(method, path, operation, known), { seed, numRuns: perRoute }),
    })),
  );
}

/** What the service knows: texts by the format or name they answer to. */
export interface Known {
  readonly uuids: readonly string[];
  readonly days: readonly string[];
  readonly texts: readonly string[];
  /** Of each name what is nearly always sent, then what is sent now and then. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** Each has broken some program: an end of text, half a letter, marks apart, markup, injection, a path, sheer length. */
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202ekhông',
  'Ho\u0302\u0300 so\u031b',
  '<script>alert(1)</script>',
  "'; drop table rating; --",
  '../../etc/passwd',
  '%',
  '%00',
  '{"a":1}',
  '__proto__',
  'constructor',
  '2026-02-31',
  '9999-12-31',
  '0000-00-00',
  '-1',
  '1e309',
  '99999999999999999999',
  '0199c0de-0000-7000-8000-000000000000',
  '\ufeff',
  'x'.repeat(70_000),
];
const hostileValues: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  {},
  [[[[]]]],
  { __proto__: 1 },
  Array.from({ length: 2_000 }, () => 'x'),
];
const hostileHeaders: Readonly<Record<string, readonly string[]>> = {
  'accept-language': ['vi', 'xx;q=9,*', ';;;'],
  'idempotency-key': ['x', 'y'.repeat(300), 'khoa-that-su-ngau-nhien-1'],
  'if-match': ['*', '"1"', 'W/"0"', '"', '"99999999999999999999"'],
  'nk-device': ['', 'd'.repeat(5_000)],
  'x-correlation-id': ['ok-ok-ok-ok', '\u00ff'],
  'content-type': [
    'application/json',
    'text/plain',
    'application/json; charset=utf-99',
    'multipart/form-data',
  ],
};

function requestTo(
  method: string,
  path: string,
  operation: Operation,
  known: Known,
): fc.Arbitrary<TestRequest> {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const parameters = operation.parameters.filter((parameter) => parameter.in !== 'header');
  return fc
    .record({
      places: fc.tuple(...parameters.map((parameter) => seldom(valueOf(parameter.schema, known)))),
      left: fc.array(fc.boolean(), { minLength: parameters.length, maxLength: parameters.length }),
      body: schema ? bodyOf(schema, known) : fc.constant(undefined),
      headers: headersOf(known),
      network: fc.uuid(),
    })
    .map(({ places, left, body, headers, network }) => {
      let url = path;
      const query: string[] = [];
      parameters.forEach(({ name, in: where, required }, index) => {
        const text = inAddress(places[index]);
        if (where === 'path') url = url.replace(`{${name}}`, text === '' ? '%20' : text);
        else if (required || left[index]) query.push(`${encodeURIComponent(name)}=${text}`);
      });
      return {
        method: method.toUpperCase() as NonNullable<TestRequest['method']>,
        url: query.length > 0 ? `${url}?${query.join('&')}` : url,
        headers: {
          ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
          ...headers,
          'nk-network': network,
        },
        ...(body === undefined ? {} : { body }),
      };
    });
}

/** Mostly what is asked for, with a wrong member; sometimes something else, or no JSON at all. */
function bodyOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: valueOf(schema, known) },
    { weight: 2, arbitrary: fc.constantFrom(...hostileValues) },
    { weight: 1, arbitrary: fc.constantFrom('{', '[1,]', '{"a":}', '\u0000', '{"__proto__":{"x":1}}') },
  );
}

function headersOf(known: Known): fc.Arbitrary<Record<string, string>> {
  const possible = { ...hostileHeaders, ...known.headers };
  const some = Object.entries(possible).map(([name, values]) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constant(name in known.headers ? values[0] : undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...values) },
      { weight: 1, arbitrary: fc.constantFrom(...(hostileHeaders[name] ?? values)) },
    ),
  );
  const names = Object.keys(possible);
  return fc.tuple(...some).map((values) => {
    const given = values.flatMap((value, index) =>
      value === undefined ? [] : [[names[index] ?? '', value]],
    );
    return Object.fromEntries(given) as Record<string, string>;
  });
}

/** One in twenty is something else than what is asked for. */
function seldom(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 19, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom(...hostileValues) },
  );
}

function valueOf(schema: Schema, known: Known, depth = 0): fc.Arbitrary<unknown> {
  const member = (inner: Schema) => seldom(valueOf(inner, known, depth + 1));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, known, depth)));
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => valueOf(part, known, depth));
    return fc.tuple(...parts).map((all) => Object.assign({}, ...all) as unknown);
  }
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return objectOf(schema, member);
    case 'array': {
      const least = Math.min(schema.minItems ?? 0, 3);
      return fc.array(member(schema.items ?? {}), { minLength: least, maxLength: Math.max(least, 3) });
    }
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema, known);
    default:
      return fc.constantFrom(...hostileValues);
  }
}

function objectOf(schema: Schema, member: (inner: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, member(inner)]),
  );
  const required = (schema.required ?? []).filter((name) => name in fields);
  const declared = fc.record(fields, { requiredKeys: required });
  if (typeof schema.additionalProperties !== 'object') return declared;
  const names = fc.constantFrom('access', 'result', 'overall', 'a', '__proto__', 'x'.repeat(500));
  const more = fc.dictionary(names, member(schema.additionalProperties), { maxKeys: 4 });
  return fc.tuple(declared, more).map(([own, others]) => ({ ...others, ...own }));
}

function numberOf({ type, minimum = -10, maximum = 10_000 }: Schema): fc.Arbitrary<unknown> {
  const least = Math.max(minimum, Number.MIN_SAFE_INTEGER);
  const most = Math.max(least, Math.min(maximum, Number.MAX_SAFE_INTEGER));
  return type === 'number'
    ? fc.double({ min: least, max: most, noNaN: true })
    : fc.oneof(
        fc.integer({ min: Math.ceil(least), max: Math.min(Math.floor(most), Math.ceil(least) + 20) }),
        fc.constantFrom(Math.ceil(least), Math.floor(most)),
      );
}

function textOf({ format, pattern = '', maxLength }: Schema, known: Known): fc.Arbitrary<string> {
  const sensible = (() => {
    if (format === 'uuid') return fc.constantFrom(...known.uuids);
    if (format === 'date' || pattern.includes('\\d{4}-')) return fc.constantFrom(...known.days);
    if (format === 'date-time') return fc.constantFrom('2026-11-24T03:00:00Z', '2026-11-24T03:00:00+07:00');
    if (format === 'uri') return fc.constantFrom('https://namkhong.example/', 'javascript:alert(1)');
    return fc.constantFrom(...known.texts);
  })();
  const long = Math.min(maxLength ?? 200, 5_000);
  return fc.oneof(
    { weight: 20, arbitrary: sensible },
    { weight: 2, arbitrary: fc.constantFrom(...hostileTexts) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: Math.min(long, 40) }) },
    { weight: 1, arbitrary: fc.constant('ộ'.repeat(long)) },
  );
}

/** As it stands in an address; a few are left as they are, and are no well-formed addresses. */
function inAddress(value: unknown): string {
  const text =
    typeof value === 'string' ? value.slice(0, 2_000) : (JSON.stringify(value) ?? '').slice(0, 2_000);
  if (text === '%' || text === '%00') return text;
  return encodeURIComponent(text.toWellFormed());
}
