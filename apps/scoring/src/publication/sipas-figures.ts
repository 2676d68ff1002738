import type { SipasFigures } from '@namkhong/contracts/http/scoring-publication';
import {
  histogramOf,
  mergeHistograms,
  quarterDays,
  toDecimal,
  type Histogram,
  type Manifest,
} from '@namkhong/domain';
import {
  SIPAS_ELEMENTS,
  sipasMethodOn,
  sipasShares,
  type SipasShare,
} from '@namkhong/domain/official-figures';
import type { ToldUnit } from './publications.reader.js';

const NOTICE = {
  vi: 'Tính từ lượt đánh giá hồ sơ theo công thức SIPAS; không phải chỉ số SIPAS do Bộ Nội vụ công bố.',
  en: 'From ratings of dossiers by the formula of SIPAS; not the SIPAS index that the ministry publishes.',
};

/** Of the criteria that the publication told, and of no others: a share adds nothing to what stands in the manifest. */
export function sipasFiguresOf(
  { publicationId, setCode, quarter, illustrative, sets }: Manifest,
  units: readonly ToldUnit[],
): Omit<SipasFigures, 'supersededBy'> {
  return {
    publicationId,
    setCode,
    quarter,
    method: sipasMethodOn(quarterDays(quarter).from)?.act ?? null,
    notice: NOTICE,
    illustrative,
    units: units.map((unit) => {
      const told = new Map(unit.criteria.map(({ code, n }) => [code, n !== null]));
      const items = [...histogramsOf(unit, sets)]
        .filter(([code]) => told.has(code))
        .map(([item, histogram]) => ({ item, histogram }));
      return {
        unitId: unit.unitId,
        items: sipasShares(items).map((share) => itemOf(share, told.get(share.item) === true)),
      };
    }),
  };
}

/** By criterion; versions that ask the same add up. */
function histogramsOf({ versions }: ToldUnit, sets: Manifest['sets']): Map<string, Histogram> {
  const merged = new Map<string, Histogram>();
  for (const { setVersion, histograms } of versions) {
    const criteria = sets.find(({ version }) => version === setVersion)?.criteria ?? [];
    for (const [index, { code }] of criteria.entries()) {
      const own = histogramOf(histograms.slice(5 * index, 5 * index + 5).map(BigInt));
      const known = merged.get(code);
      merged.set(code, known ? mergeHistograms(known, own) : own);
    }
  }
  return merged;
}

function itemOf({ item, n, satisfied, share }: SipasShare, isTold: boolean) {
  const named = { criterion: item, element: SIPAS_ELEMENTS[item] ?? null };
  return isTold && share !== null
    ? {
        ...named,
        status: 'published' as const,
        n: String(n),
        satisfied: String(satisfied),
        share: toDecimal(share, 2),
      }
    : { ...named, status: 'suppressed' as const, n: null, satisfied: null, share: null };
}
