import { toUnaccented } from '@namkhong/domain';
import { sequence } from '../samples/sequence.js';
import type { SampleDocument } from './sample-documents.js';

/** What somebody looks for: words that stand together in some document, half of them typed without marks. */
export interface Question {
  readonly q: string;
  readonly isPlain: boolean;
  readonly year: number | null;
  readonly type: string | null;
}

/** As many questions about the documents, the same for the same seed; each third narrowed by year or type. */
export function askAbout(documents: readonly SampleDocument[], count: number, seed: number): Question[] {
  const next = sequence(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  return Array.from({ length: count }, (_, index) => {
    const document = documents[below(documents.length)];
    if (document === undefined) throw new Error('no document to ask about');
    const texts = [document.title, ...document.clauses];
    const words = (texts[below(texts.length)] ?? '').toLowerCase().split(' ');
    const length = 1 + below(4);
    const start = below(words.length - length);
    const phrase = words.slice(start, start + length).join(' ');
    const isPlain = index % 2 === 0;
    return {
      q: isPlain ? toUnaccented(phrase) : phrase,
      isPlain,
      year: index % 6 === 1 ? Number(document.issuedOn.slice(0, 4)) : null,
      type: index % 6 === 4 ? document.type.code : null,
    };
  });
}

/** The address of the question at the service. */
export function pathOf({ q, year, type }: Question): string {
  const query = new URLSearchParams({ q, limit: '20' });
  if (year !== null) query.set('year', String(year));
  if (type !== null) query.set('type', type);
  return `/api/directive/v1/directives/search?${query.toString()}`;
}

/** The question as one would ask a plain table: every word somewhere in the text, latest first. */
export function plainSql({ q, isPlain, year, type }: Question): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const body = isPlain ? 'unaccent(body)' : 'body';
  const conditions = [
    ...[...new Set(q.split(' '))].map((word) => `${body} ILIKE ${place(`%${word}%`)}`),
    ...(year === null ? [] : [`issued_on BETWEEN ${place(`${year}-01-01`)} AND ${place(`${year}-12-31`)}`]),
    ...(type === null ? [] : [`type = ${place(type)}`]),
  ];
  const text = `SELECT directive_id FROM plain_document WHERE ${conditions.join(' AND ')} ORDER BY issued_on DESC LIMIT 20`;
  return { text, values };
}
