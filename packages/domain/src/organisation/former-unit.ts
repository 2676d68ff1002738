import { accepted, refused, type Parsed, type Reason } from '../parsed.js';
import type { UnitKind } from './unit-kind.js';

/**
 * How much of the former unit went into the new one, as the list states it:
 * `unstated` no remark (usually all of it; a mention of the same unit elsewhere tells otherwise),
 * `part` "một phần", `remainder` "phần còn lại …".
 */
export type StatedPart = 'unstated' | 'part' | 'remainder';

/** One unit a new unit was formed from, as one row of the list names it. */
export interface FormerUnitMention {
  readonly kind: Extract<UnitKind, 'phuong' | 'xa' | 'thi-tran' | 'dac-khu'>;
  /** With its kind, as people say it: `Phường 1`, `Thị trấn Ngan Dừa`. */
  readonly fullName: string;
  readonly name: string;
  /** The former district, only where this mention states it: `thành phố Bạc Liêu`. It never carries over to the next. */
  readonly district: string | null;
  readonly part: StatedPart;
  /** New units that took the other parts, where a remainder names them: `xã Trần Văn Thời`. */
  readonly otherParts: readonly string[];
  /** A place the list says is included: `Hòn Đá Bạc`. */
  readonly including: string | null;
}

/** Where a unit comes from: merged from former units, or left as it was ("giữ nguyên"). */
export type UnitOrigin =
  { readonly kind: 'unchanged' } | { readonly kind: 'merged'; readonly from: readonly FormerUnitMention[] };

export type FormerUnitFault =
  'empty' | 'parenthesis-unbalanced' | 'unit-name-unreadable' | 'remark-unknown' | 'remark-repeated';

const KINDS: Readonly<Record<string, FormerUnitMention['kind']>> = {
  phường: 'phuong',
  xã: 'xa',
  'thị trấn': 'thi-tran',
  'đặc khu': 'dac-khu',
};
const MENTION = /^(Phường|Xã|Thị trấn|Đặc khu) ([^()]+?)\s*((?:\([^()]*\)\s*)*)$/u;
const DISTRICT = /^(?:thành phố|thị xã|huyện|quận) \S/u;
const REMAINDER = /^phần còn lại(?: sau khi sáp nhập vào (.+))?$/u;
const INCLUDING = /^bao gồm (?:cụm đảo )?(.+)$/u;

/**
 * Reads the `merged_from` text of the official list of communes:
 * `Phường 1 (thành phố Cà Mau), Xã Lợi An (phần còn lại sau khi sáp nhập vào xã Trần Văn Thời, xã Lương Thế Trân)`.
 * Commas inside parentheses separate the names of new units, not mentions. Anything not understood is refused by name.
 */
export function parseUnitOrigin(text: string): Parsed<UnitOrigin, FormerUnitFault> {
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (clean === '') return refused('empty');
  if (clean.toLocaleLowerCase('vi') === 'giữ nguyên') return accepted({ kind: 'unchanged' });
  const items = splitOutsideParentheses(clean);
  if (items === null) return refused('parenthesis-unbalanced', { text: clean });
  const from: FormerUnitMention[] = [];
  for (const item of items) {
    const mention = parseMention(item);
    if (!mention.ok) return mention;
    from.push(mention.value);
  }
  return accepted({ kind: 'merged', from });
}

function parseMention(item: string): Parsed<FormerUnitMention, FormerUnitFault> {
  const match = MENTION.exec(item);
  const [, label, name, remarks] = match ?? [];
  const kind = label === undefined ? undefined : KINDS[label.toLocaleLowerCase('vi')];
  if (label === undefined || name === undefined || remarks === undefined || kind === undefined) {
    return refused('unit-name-unreadable', { text: item });
  }
  const read = readRemarks(remarks);
  if ('code' in read) return { ok: false, reason: read };
  return accepted({
    kind,
    fullName: `${label} ${name}`,
    name,
    district: read.district ?? null,
    part: read.part ?? 'unstated',
    otherParts: read.otherParts ?? [],
    including: read.including ?? null,
  });
}

type Remarks = Partial<Pick<FormerUnitMention, 'district' | 'part' | 'otherParts' | 'including'>>;

function readRemarks(text: string): Remarks | Reason<FormerUnitFault> {
  let remarks: Remarks = {};
  for (const [, inner = ''] of text.matchAll(/\(([^()]*)\)/gu)) {
    const remark = readRemark(inner.trim());
    if (remark === null) return { code: 'remark-unknown', params: { text: inner } };
    if (Object.keys(remark).some((key) => key in remarks)) {
      return { code: 'remark-repeated', params: { text: inner } };
    }
    remarks = { ...remarks, ...remark };
  }
  return remarks;
}

function readRemark(text: string): Remarks | null {
  if (DISTRICT.test(text)) return { district: text };
  if (text === 'một phần') return { part: 'part' };
  const remainder = REMAINDER.exec(text);
  if (remainder !== null) {
    // "xã Tạ An Khương mới" is the new commune of that name; the word tells it from the former one.
    const names = (remainder[1] ?? '').split(/,\s*/u).filter((name) => name !== '');
    return { part: 'remainder', otherParts: names.map((name) => name.replace(/ mới$/u, '')) };
  }
  const including = INCLUDING.exec(text)?.[1];
  return including === undefined ? null : { including };
}

function splitOutsideParentheses(text: string): string[] | null {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0 || depth > 1) return null;
    if (character === ',' && depth === 0) {
      items.push(item.trim());
      item = '';
    } else {
      item += character;
    }
  }
  items.push(item.trim());
  return depth === 0 ? items : null;
}
