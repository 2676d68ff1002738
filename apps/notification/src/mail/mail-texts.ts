import type { NoticeTemplate } from '../templates/template.reader.js';

/**
 * What an e-mail says, one line a notice. Like messages they name a document, a date and where to look: never a person, an
 * accusation or a secret. `{document}` and `{due}` are filled in.
 */
export const mailLines: Readonly<Record<NoticeTemplate, string>> = {
  'assignment-issued': 'Đơn vị đồng chí được giao nhiệm vụ theo văn bản {document}, hạn {due}.',
  'assignment-by-hour': 'Đơn vị đồng chí được giao việc gấp theo văn bản {document}, hạn {due}.',
  'assignment-undated': 'Đơn vị đồng chí được giao nhiệm vụ theo văn bản {document}.',
  'rectification-issued': 'Đơn vị đồng chí có nhiệm vụ khắc phục, cải thiện chất lượng phục vụ, hạn {due}.',
  'unread-again': 'Nhắc lại: nhiệm vụ theo văn bản {document} chưa được xác nhận.',
  'unread-deputy': 'Đơn vị đồng chí chưa xác nhận nhiệm vụ theo văn bản {document}.',
  'unread-superior': 'Đơn vị trực thuộc chưa xác nhận nhiệm vụ theo văn bản {document}.',
  'due-reminder': 'Nhắc nhiệm vụ theo văn bản {document}, hạn {due}.',
  'late-deputy': 'Đơn vị đồng chí có nhiệm vụ theo văn bản {document} đã hết hạn {due}.',
  'late-superior': 'Đơn vị trực thuộc có nhiệm vụ theo văn bản {document} đã hết hạn {due}.',
  'claim-returned': 'Kết quả nhiệm vụ theo văn bản {document} được trả lại để bổ sung.',
  'deadline-extended': 'Nhiệm vụ theo văn bản {document} được gia hạn đến {due}.',
  'deadline-suspended': 'Nhiệm vụ theo văn bản {document} tạm dừng thời hạn, hạn mới {due}.',
  'extension-refused': 'Nhiệm vụ theo văn bản {document} giữ nguyên hạn {due}.',
  'task-withdrawn': 'Nhiệm vụ theo văn bản {document} đã được thu hồi.',
};

/** Longest value, in characters: longer than any number of a document by NĐ 30/2020. */
const VALUE_LENGTH = 60;

/** Fills a line; whatever comes in stays one line of composed characters (NFC). */
export function renderLine(
  template: NoticeTemplate,
  values: Readonly<Record<'document' | 'due', string>>,
): string {
  return mailLines[template].replace(/\{(document|due)\}/g, (_, name: 'document' | 'due') =>
    [...values[name].normalize('NFC').replace(/[\p{C}\p{Z}]+/gu, ' ')].slice(0, VALUE_LENGTH).join(''),
  );
}
