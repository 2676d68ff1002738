/** The tier a unit belongs to. `surveyed` units are imported with a survey and govern nobody. */
export type UnitTier = 'province' | 'district' | 'commune' | 'agency' | 'surveyed';

/** Whose organisation a unit is part of: the State's, the Party's, the Fatherland Front's and its members', or none of them. */
export type UnitSide = 'state' | 'party' | 'front' | 'other';

interface UnitKindEntry {
  readonly tier: UnitTier;
  readonly side: UnitSide;
  readonly vi: string;
  readonly en: string;
  /** Existed only before the two-tier reform of 1 July 2025 (Luật 72/2025/QH15). */
  readonly former: boolean;
}

/** The kinds of unit the platform knows, with the name as it stands before a unit's own name. */
export const unitKinds = {
  tinh: { tier: 'province', side: 'state', vi: 'Tỉnh', en: 'Province', former: false },
  'thanh-pho': { tier: 'province', side: 'state', vi: 'Thành phố', en: 'Centrally run city', former: false },
  huyen: { tier: 'district', side: 'state', vi: 'Huyện', en: 'District', former: true },
  quan: { tier: 'district', side: 'state', vi: 'Quận', en: 'Urban district', former: true },
  'thi-xa': { tier: 'district', side: 'state', vi: 'Thị xã', en: 'Town', former: true },
  'thanh-pho-thuoc-tinh': {
    tier: 'district',
    side: 'state',
    vi: 'Thành phố thuộc tỉnh',
    en: 'Provincial city',
    former: true,
  },
  xa: { tier: 'commune', side: 'state', vi: 'Xã', en: 'Commune', former: false },
  phuong: { tier: 'commune', side: 'state', vi: 'Phường', en: 'Ward', former: false },
  'dac-khu': { tier: 'commune', side: 'state', vi: 'Đặc khu', en: 'Special zone', former: false },
  'thi-tran': { tier: 'commune', side: 'state', vi: 'Thị trấn', en: 'Township', former: true },
  'co-quan': { tier: 'agency', side: 'state', vi: 'Cơ quan', en: 'Agency', former: false },
  hdnd: { tier: 'agency', side: 'state', vi: 'Hội đồng nhân dân', en: 'People’s Council', former: false },
  ubnd: { tier: 'agency', side: 'state', vi: 'Ủy ban nhân dân', en: 'People’s Committee', former: false },
  so: { tier: 'agency', side: 'state', vi: 'Sở', en: 'Provincial department', former: false },
  phong: { tier: 'agency', side: 'state', vi: 'Phòng', en: 'Division', former: false },
  // Nghị định 118/2025/NĐ-CP: a one-stop shop is a centre of its own or a part of an office.
  'trung-tam-hcc': {
    tier: 'agency',
    side: 'state',
    vi: 'Trung tâm Phục vụ hành chính công',
    en: 'Public administration service centre',
    former: false,
  },
  'bo-phan-mot-cua': {
    tier: 'agency',
    side: 'state',
    vi: 'Bộ phận Một cửa',
    en: 'One-stop shop',
    former: false,
  },
  'don-vi-su-nghiep': {
    tier: 'agency',
    side: 'state',
    vi: 'Đơn vị sự nghiệp công lập',
    en: 'Public service unit',
    former: false,
  },
  'cap-uy': { tier: 'agency', side: 'party', vi: 'Cấp ủy', en: 'Party committee', former: false },
  'co-quan-dang': { tier: 'agency', side: 'party', vi: 'Cơ quan Đảng', en: 'Party body', former: false },
  'to-chuc-dang': {
    tier: 'agency',
    side: 'party',
    vi: 'Tổ chức đảng',
    en: 'Party organisation',
    former: false,
  },
  'doan-the': {
    tier: 'agency',
    side: 'front',
    vi: 'Mặt trận, đoàn thể',
    en: 'Front or mass organisation',
    former: false,
  },
  other: { tier: 'surveyed', side: 'other', vi: 'Đơn vị khác', en: 'Other unit', former: false },
} as const satisfies Record<string, UnitKindEntry>;
export type UnitKind = keyof typeof unitKinds;

/** The first day without districts and townships: the two-tier local government of Luật 72/2025/QH15. */
export const TWO_TIER_SINCE = '2025-07-01';

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
