/** The tier a unit belongs to. `surveyed` units are imported with a survey and govern nobody. */
export type UnitTier = 'province' | 'district' | 'commune' | 'agency' | 'surveyed';

interface UnitKindEntry {
  readonly tier: UnitTier;
  readonly vi: string;
  readonly en: string;
  /** Existed only before the two-tier reform of 1 July 2025 (Luật 72/2025/QH15). */
  readonly former: boolean;
}

/** The kinds of unit the platform knows, with the name as it stands before a unit's own name. */
export const unitKinds = {
  tinh: { tier: 'province', vi: 'Tỉnh', en: 'Province', former: false },
  'thanh-pho': { tier: 'province', vi: 'Thành phố', en: 'Centrally run city', former: false },
  huyen: { tier: 'district', vi: 'Huyện', en: 'District', former: true },
  quan: { tier: 'district', vi: 'Quận', en: 'Urban district', former: true },
  'thi-xa': { tier: 'district', vi: 'Thị xã', en: 'Town', former: true },
  'thanh-pho-thuoc-tinh': {
    tier: 'district',
    vi: 'Thành phố thuộc tỉnh',
    en: 'Provincial city',
    former: true,
  },
  xa: { tier: 'commune', vi: 'Xã', en: 'Commune', former: false },
  phuong: { tier: 'commune', vi: 'Phường', en: 'Ward', former: false },
  'dac-khu': { tier: 'commune', vi: 'Đặc khu', en: 'Special zone', former: false },
  'thi-tran': { tier: 'commune', vi: 'Thị trấn', en: 'Township', former: true },
  'co-quan': { tier: 'agency', vi: 'Cơ quan', en: 'Agency', former: false },
  other: { tier: 'surveyed', vi: 'Đơn vị khác', en: 'Other unit', former: false },
} as const satisfies Record<string, UnitKindEntry>;
export type UnitKind = keyof typeof unitKinds;

/** Narrows a text from outside to a kind of the table. */
export function isUnitKind(text: string): text is UnitKind {
  return Object.hasOwn(unitKinds, text);
}

/** The kind whose Vietnamese name is this, whatever its case: `Phường`, `thị trấn`. */
export function unitKindOfName(vietnamese: string): UnitKind | null {
  const wanted = vietnamese.normalize('NFC').trim().toLocaleLowerCase('vi');
  const entry = Object.entries(unitKinds).find(([, kind]) => kind.vi.toLocaleLowerCase('vi') === wanted);
  return entry !== undefined && isUnitKind(entry[0]) ? entry[0] : null;
}
