import type { BilingualName, GradeBand, LegalTable } from './legal-table.js';

/** A group of points, of which all groups together have 100. */
export interface ServiceIndexGroup extends BilingualName {
  readonly code: string;
  readonly maximum: number;
}

export interface ServiceIndexTable extends LegalTable {
  readonly groups: readonly ServiceIndexGroup[];
  readonly bands: readonly GradeBand[];
}

/** Quyết định 766/QĐ-TTg (23/6/2022), figures since 1 August 2022; the fourth group as the national portal splits it. */
export const DECISION_766_2022: ServiceIndexTable = {
  act: 'Quyết định 766/QĐ-TTg (23/6/2022)',
  article: '',
  validFrom: '2022-08-01',
  validTo: null,
  groups: [
    { code: 'transparency', maximum: 18, vi: 'Công khai, minh bạch', en: 'Publicity and transparency' },
    { code: 'progress', maximum: 20, vi: 'Tiến độ, kết quả giải quyết', en: 'Progress and results' },
    { code: 'digitisation', maximum: 22, vi: 'Số hóa hồ sơ', en: 'Digitisation of dossiers' },
    { code: 'online-service', maximum: 12, vi: 'Cung cấp dịch vụ trực tuyến', en: 'Online services' },
    { code: 'online-payment', maximum: 10, vi: 'Thanh toán trực tuyến', en: 'Online payment' },
    { code: 'satisfaction', maximum: 18, vi: 'Mức độ hài lòng', en: 'Satisfaction' },
  ],
  bands: [
    { code: 'excellent', from: '90', vi: 'Xuất sắc', en: 'Excellent' },
    { code: 'good', from: '80', vi: 'Tốt', en: 'Good' },
    { code: 'fair', from: '70', vi: 'Khá', en: 'Fair' },
    { code: 'average', from: '50', vi: 'Trung bình', en: 'Average' },
    { code: 'weak', from: '0', vi: 'Yếu', en: 'Weak' },
  ],
};

/** What stands beside the petition ratio wherever it is shown. */
export const SILENCE_COUNTS_AS_SATISFIED: BilingualName = {
  vi: 'Tỷ lệ này coi người không phản hồi là hài lòng; không so sánh với điểm do người dân đánh giá.',
  en: 'This ratio counts those who said nothing as satisfied; it must not be compared with scores that people gave.',
};
