import type { BilingualName, GradeBand, LegalTable } from './legal-table.js';

/** One of the nine indices of a dossier's evaluation, each worth 2, 1 or 0 points. */
export interface DossierIndex extends BilingualName {
  readonly number: number;
}

/** What an evaluation of dossiers rests on, as data: another act is another table, not another program. */
export interface DossierEvaluationTable extends LegalTable {
  readonly indices: readonly DossierIndex[];
  /** The indices by which an official is evaluated; an agency is by all. */
  readonly officialIndices: readonly number[];
  /** Bands of the official's total: the share of the task that counts as done. */
  readonly officialBands: readonly GradeBand[];
  readonly agencyBands: readonly GradeBand[];
}

/**
 * Nghị định 61/2018/NĐ-CP with Thông tư 01/2018/TT-VPCP, Điều 13 and 15. Replaced by Nghị định 118/2025/NĐ-CP on
 * 1 July 2025, whose own articles on evaluation have to be entered as a table of their own once they are at hand.
 */
export const DECREE_61_2018: DossierEvaluationTable = {
  act: 'Nghị định 61/2018/NĐ-CP; Thông tư 01/2018/TT-VPCP',
  article: 'Điều 13, 15 (TT 01/2018/TT-VPCP); Điều 32 (NĐ 61/2018/NĐ-CP)',
  validFrom: '2018-06-21',
  validTo: '2025-07-01',
  indices: [
    {
      number: 1,
      vi: 'Tổng thời gian giải quyết thủ tục hành chính so với quy định',
      en: 'Total time of the procedure against its limit',
    },
    {
      number: 2,
      vi: 'Thời gian thực hiện của từng đơn vị tham gia so với quy định',
      en: 'Time of each unit that takes part against its limit',
    },
    {
      number: 3,
      vi: 'Số lần phải liên hệ để hoàn thiện hồ sơ',
      en: 'Contacts needed to complete the dossier',
    },
    {
      number: 4,
      vi: 'Số cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ',
      en: 'Agencies to be contacted to complete the dossier',
    },
    { number: 5, vi: 'Thực hiện cơ chế một cửa, một cửa liên thông', en: 'One-stop organisation' },
    { number: 6, vi: 'Công khai thủ tục hành chính', en: 'Publication of the procedure' },
    {
      number: 7,
      vi: 'Thái độ của công chức, viên chức khi giải quyết thủ tục hành chính',
      en: 'Attitude of the officials',
    },
    {
      number: 8,
      vi: 'Tiếp thu, giải trình phản ánh, kiến nghị',
      en: 'Answers to complaints and suggestions',
    },
    {
      number: 9,
      vi: 'Tiến độ và chất lượng cung cấp dịch vụ công trực tuyến',
      en: 'Progress and quality of online services',
    },
  ],
  officialIndices: [1, 2, 3, 4, 7],
  officialBands: [
    { code: 'full', from: '5', vi: 'Hoàn thành 100 % nhiệm vụ', en: '100 % of the task' },
    {
      code: 'partial',
      from: '3.5',
      vi: 'Hoàn thành từ 70 % đến dưới 100 % nhiệm vụ',
      en: '70 % to below 100 % of the task',
    },
    { code: 'insufficient', from: '0', vi: 'Hoàn thành dưới 70 % nhiệm vụ', en: 'Below 70 % of the task' },
  ],
  agencyBands: [
    { code: 'excellent', from: '15', vi: 'Xuất sắc', en: 'Excellent' },
    { code: 'good', from: '12', vi: 'Tốt', en: 'Good' },
    { code: 'fair', from: '9', vi: 'Khá', en: 'Fair' },
    { code: 'average', from: '6', vi: 'Trung bình', en: 'Average' },
    { code: 'weak', from: '0', vi: 'Yếu', en: 'Weak' },
  ],
};
