import type { CivilDate } from '../calendar/civil-date.js';
import { isValidOn } from '../organisation/validity.js';
import { answers, type Histogram } from '../satisfaction-index/histogram.js';
import type { Rational } from '../satisfaction-index/rational.js';
import { topTwoBox, topTwoCount } from '../satisfaction-index/top-two-box.js';
import type { BilingualName, LegalTable } from './legal-table.js';

/** The methods of the survey in turn; the one of 2023 says that it ends with 2026. */
export const SIPAS_METHODS: readonly LegalTable[] = [
  { act: 'Quyết định 2640/QĐ-BNV', article: '', validFrom: '2017-01-01', validTo: '2021-01-01' },
  { act: 'Quyết định 1001/QĐ-BNV (11/12/2023)', article: '', validFrom: '2023-01-01', validTo: '2027-01-01' },
];

/** The five elements of the service, by the codes that criteria use. */
export const SIPAS_ELEMENTS: Readonly<Record<string, BilingualName>> = {
  access: { vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
  procedure: { vi: 'Thủ tục hành chính', en: 'Administrative procedure' },
  official: { vi: 'Công chức', en: 'Officials' },
  result: { vi: 'Kết quả', en: 'Result' },
  'feedback-handling': {
    vi: 'Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị',
    en: 'Receiving and handling of suggestions and petitions',
  },
};

/** One item in the shape of the survey. The counts go with the share, so that another formula can be applied to them. */
export interface SipasShare {
  readonly item: string;
  readonly counts: Histogram;
  /** Valid answers. */
  readonly n: bigint;
  /** "Hài lòng" and "Rất hài lòng". */
  readonly satisfied: bigint;
  /** Percent, exact; null without a valid answer. */
  readonly share: Rational | null;
}

/**
 * The SIPAS figure of each item, 100·(hài lòng + rất hài lòng)/valid answers. Of items only: how the ministry makes elements and
 * a total of them is not published, so none are made here. Ours are ratings of dossiers and no household sample; they
 * are shaped alike, and not the official index. Throws RangeError when an item comes twice.
 */
export function sipasShares(
  items: readonly { readonly item: string; readonly histogram: Histogram }[],
): readonly SipasShare[] {
  if (new Set(items.map(({ item }) => item)).size < items.length) throw new RangeError('an item comes twice');
  return items.map(({ item, histogram }) => ({
    item,
    counts: histogram,
    n: answers(histogram),
    satisfied: topTwoCount(histogram),
    share: topTwoBox(histogram),
  }));
}

/** The method under which a survey of that day falls; null where none is known. */
export function sipasMethodOn(day: CivilDate): LegalTable | null {
  return SIPAS_METHODS.find((method) => isValidOn(method, day)) ?? null;
}
