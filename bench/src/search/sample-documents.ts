import { documentTypes, formatNumber, type DocumentType } from '@namkhong/domain';
import { createHash } from 'node:crypto';
import { sequence } from '../samples/sequence.js';

export interface SampleDocument {
  readonly directiveId: string;
  readonly issuer: number;
  readonly type: DocumentType;
  readonly number: string;
  readonly issuedOn: string;
  readonly title: string;
  readonly clauses: readonly string[];
}

const initials = 'b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rimes =
  'a á à ả ã ạ ăn ắn ân ấn ang áng ành ạnh anh ao áo ây ấy ên ến iên iến ình ính oan oán ông ổng ơi ời ư ứ ực ương ường uyền uyết'.split(
    ' ',
  );
/** Syllables that could be Vietnamese, the frequent ones first: as in any language the n-th is 1/n as frequent as the first. */
const syllables = initials.flatMap((initial) => rimes.map((rime) => `${initial}${rime}`));

export const issuerCount = 50;
const titleWords = 14;
const clauseCount = 4;
const clauseWords = 40;
const firstYear = 2006;
const years = 20;
const types = documentTypes.filter(({ system, abbreviation }) => system === 'state' && abbreviation !== null);

/** Documents of twenty years, the same for the same seed: some words stand in nearly every one, most in a few. */
export function sampleDocuments(count: number, seed: number): SampleDocument[] {
  const next = sequence(seed);
  const order = syllables.toSorted((a, b) => digest(a).localeCompare(digest(b)));
  const shares = order.map((_, index) => 1 / (index + 3));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let reached = 0;
  const bounds = shares.map((share) => (reached += share / total));
  const word = () => order[lowerBound(bounds, next())] ?? '';
  const text = (words: number) => capital(Array.from({ length: words }, word).join(' '));
  const given = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const issuer = Math.floor(next() * issuerCount);
    const type = types[Math.floor(next() * types.length)];
    if (type === undefined) throw new Error('no type of document');
    const year = firstYear + Math.floor((index / count) * years);
    const key = `${issuer} ${type.code} ${year}`;
    const number = (given.get(key) ?? 0) + 1;
    given.set(key, number);
    const issuedOn = new Date(Date.UTC(year, 0, 1 + Math.floor(next() * 365))).toISOString().slice(0, 10);
    return {
      ...{ directiveId: uuidOf(index), issuer, type, issuedOn },
      number: formatNumber({ type, symbol: symbolOf(issuer), department: null, number, issuedOn }),
      title: text(titleWords),
      clauses: Array.from({ length: clauseCount }, () => text(clauseWords)),
    };
  });
}

export function issuerName(issuer: number): string {
  return `Cơ quan minh họa số ${issuer + 1}`;
}

export function symbolOf(issuer: number): string {
  return `CQ${issuer + 1}`;
}

/** A UUIDv7 whose order is that of the index. */
export function uuidOf(index: number): string {
  const hex = digest(`document ${index}`);
  return `0198${String(index).padStart(4, '0').slice(-4)}-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${String(index).padStart(12, '0')}`;
}

function lowerBound(bounds: readonly number[], value: number): number {
  let from = 0;
  let to = bounds.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((bounds[middle] ?? 1) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
