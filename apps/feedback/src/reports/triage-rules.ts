import type { ReportClock, ReportTypeWords } from '@namkhong/contracts/http/feedback-reports';
import type { ReportType } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';

/** A term with the days on which it holds, [validFrom, validTo). */
export interface DatedClock extends ReportClock {
  readonly type: ReportType;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

const RECEPTION = {
  vi: 'Luật Tiếp công dân 2013, Điều 28',
  en: 'Law on Reception of Citizens 2013, article 28',
};
const DENUNCIATION = (article: number) => ({
  vi: `Luật Tố cáo 2018, Điều ${article}`,
  en: `Law on Denunciations 2018, article ${article}`,
});
const COMPLAINT = (article: number) => ({
  vi: `Luật Khiếu nại 2011, Điều ${article}`,
  en: `Law on Complaints 2011, article ${article}`,
});
const COMPLAINT_2026 = {
  vi: 'Luật Khiếu nại 2011 sửa đổi theo Luật 136/2025/QH15; Nghị định 155/2026/NĐ-CP',
  en: 'Law on Complaints 2011 as amended by Law 136/2025/QH15; Decree 155/2026/NĐ-CP',
};
const OWN_TERM = {
  vi: 'Pháp luật không quy định thời hạn; hệ thống đặt mục tiêu này',
  en: 'No law sets a term; this platform sets itself this one',
};

const law = { isStatutory: true, validTo: null } as const;
const platform = { legalBasis: OWN_TERM, isStatutory: false, validTo: null } as const;

/**
 * Terms by type and step, each with its legal basis and the days on which it holds. The texts of the laws on complaints and
 * denunciations that were read predate Law 136/2025/QH15, of which only the term for accepting a complaint was seen changed.
 */
export const datedClocks: readonly DatedClock[] = [
  {
    type: 'suggestion',
    step: 'decide',
    days: 10,
    unit: 'working-days',
    extensions: [],
    legalBasis: RECEPTION,
    validFrom: '2014-07-01',
    ...law,
  },
  {
    type: 'feedback',
    step: 'decide',
    days: 10,
    unit: 'working-days',
    extensions: [],
    legalBasis: RECEPTION,
    validFrom: '2014-07-01',
    ...law,
  },
  {
    type: 'complaint',
    step: 'decide',
    days: 10,
    unit: 'calendar-days',
    extensions: [],
    legalBasis: COMPLAINT(27),
    validFrom: '2012-07-01',
    isStatutory: true,
    validTo: '2026-07-01',
  },
  {
    type: 'complaint',
    step: 'decide',
    days: 7,
    unit: 'working-days',
    extensions: [],
    legalBasis: COMPLAINT_2026,
    validFrom: '2026-07-01',
    ...law,
  },
  {
    type: 'complaint',
    step: 'resolve',
    days: 30,
    unit: 'calendar-days',
    extensions: [15],
    legalBasis: COMPLAINT(28),
    validFrom: '2012-07-01',
    ...law,
  },
  {
    type: 'denunciation',
    step: 'decide',
    days: 7,
    unit: 'working-days',
    extensions: [3],
    legalBasis: DENUNCIATION(24),
    validFrom: '2019-01-01',
    ...law,
  },
  {
    type: 'denunciation',
    step: 'resolve',
    days: 30,
    unit: 'calendar-days',
    extensions: [30, 30],
    legalBasis: DENUNCIATION(30),
    validFrom: '2019-01-01',
    ...law,
  },
  {
    type: 'tip',
    step: 'decide',
    days: 10,
    unit: 'working-days',
    extensions: [10],
    validFrom: '2019-01-01',
    ...platform,
  },
  ...(['suggestion', 'feedback', 'tip'] as const).map((type): DatedClock => ({
    type,
    step: 'resolve',
    days: 30,
    unit: 'calendar-days',
    extensions: [30, 30],
    validFrom: '2014-07-01',
    ...platform,
  })),
  ...(['suggestion', 'feedback', 'complaint', 'denunciation', 'tip'] as const).map((type): DatedClock => ({
    type,
    step: 'forward',
    days: 5,
    unit: 'working-days',
    extensions: [],
    legalBasis: DENUNCIATION(24),
    isStatutory: type === 'denunciation',
    validFrom: '2019-01-01',
    validTo: null,
  })),
];

/** What each type is, is not, and obliges to, in plain words. */
export const typeWords: readonly Omit<ReportTypeWords, 'clocks'>[] = [
  {
    type: 'suggestion',
    name: { vi: 'Góp ý', en: 'Suggestion' },
    isWhen: {
      vi: 'Bạn muốn một việc được làm tốt hơn, và không nói ai làm sai.',
      en: 'You want something done better, and do not say that anybody did wrong.',
    },
    isNot: {
      vi: 'Góp ý không bắt buộc cơ quan phải kết luận ai đúng ai sai.',
      en: 'A suggestion obliges nobody to find out who was right.',
    },
    duty: {
      vi: 'Cơ quan nhận đọc và trả lời tiếp thu hay không, vì sao.',
      en: 'The authority reads it and answers whether it takes it up, and why.',
    },
    form: 'online',
  },
  {
    type: 'feedback',
    name: { vi: 'Phản ánh, kiến nghị', en: 'Feedback or petition' },
    isWhen: {
      vi: 'Bạn kể một việc đã xảy ra hoặc đề nghị cơ quan làm một việc. Tổ chức cũng gửi được.',
      en: 'You tell of something that happened, or ask the authority to act. Organisations may do so too.',
    },
    isNot: {
      vi: 'Không phải khiếu nại và không phải tố cáo: cơ quan trả lời, nhưng không mở thủ tục theo hai luật đó.',
      en: 'It is neither a complaint nor a denunciation: you get an answer, not the procedure of those two laws.',
    },
    duty: {
      vi: 'Trả lời có thụ lý, chuyển nơi khác hay từ chối, kèm lý do.',
      en: 'To answer whether it is taken up, forwarded or refused, with the reason.',
    },
    form: 'online',
  },
  {
    type: 'complaint',
    name: { vi: 'Khiếu nại', en: 'Complaint' },
    isWhen: {
      vi: 'Một quyết định hoặc hành vi hành chính xâm phạm quyền của chính bạn, và bạn muốn nó được xem xét lại.',
      en: 'An administrative decision or act violates your own rights, and you want it reviewed.',
    },
    isNot: {
      vi: 'Gửi ở đây chưa phải khiếu nại hợp lệ và không giữ thời hiệu: luật cần đơn có chữ ký hoặc trình bày trực tiếp. Bạn có thể in đơn ở cuối trang.',
      en: 'What is sent here is no valid complaint and keeps no time limit: the law wants a signed petition or a visit in person. You can print one at the end.',
    },
    duty: {
      vi: 'Người đọc hướng dẫn bạn nộp đơn đúng nơi; thời hạn luật định tính từ khi nhận đơn giấy.',
      en: 'Whoever reads it tells you where to file; the legal terms run from the petition on paper.',
    },
    form: 'paper',
  },
  {
    type: 'denunciation',
    name: { vi: 'Tố cáo', en: 'Denunciation' },
    isWhen: {
      vi: 'Bạn nói rõ một người cụ thể đã vi phạm pháp luật, và chịu đứng tên. Chỉ cá nhân được tố cáo.',
      en: 'You say that a certain person broke the law, and put your name to it. Only individuals may.',
    },
    isNot: {
      vi: 'Biểu mẫu trực tuyến không phải tố cáo hợp lệ (Luật Tố cáo, Điều 22–23): cần đơn ghi họ tên, địa chỉ, liên hệ và chữ ký, hoặc trình bày trực tiếp. Gửi ở đây được xử lý như tin báo.',
      en: 'An online form is no valid denunciation (Law on Denunciations, articles 22–23): it takes a petition with name, address, contact and signature, or a visit in person. What is sent here is treated as a tip.',
    },
    duty: {
      vi: 'Người đọc phải giữ bí mật danh tính (Điều 8, 56), hướng dẫn nộp đơn, và xem xét nội dung có chứng cứ cụ thể.',
      en: 'Readers must keep your identity secret (articles 8 and 56), tell you how to file, and look into what comes with concrete evidence.',
    },
    form: 'paper',
  },
  {
    type: 'tip',
    name: { vi: 'Tin báo ẩn danh', en: 'Anonymous tip' },
    isWhen: {
      vi: 'Bạn biết một vi phạm và không muốn ai biết mình là ai.',
      en: 'You know of a violation and want nobody to know who you are.',
    },
    isNot: {
      vi: 'Không phải tố cáo theo luật. Chỉ khi nêu rõ người vi phạm và chứng cứ kiểm tra được thì mới là căn cứ để thanh tra, kiểm tra (Điều 25).',
      en: 'It is no denunciation in the sense of the law. Where it names the violator with evidence that can be checked, it is a ground for inspection (article 25).',
    },
    duty: {
      vi: 'Người đọc đánh giá có đủ cụ thể để kiểm tra hay không, và trả lời qua mã biên nhận.',
      en: 'Readers judge whether it is concrete enough to be checked, and answer by your receipt.',
    },
    form: 'online',
  },
];
