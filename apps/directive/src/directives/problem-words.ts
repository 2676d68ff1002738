import type { DocumentAction, DocumentState, DocumentNumberFault, NumberPart } from '@namkhong/domain';
import type { ProblemWords } from '@namkhong/service-kit';

/** What people call the state of a document and the step that is refused. */
export const documentWords = {
  draft: { vi: 'dự thảo', en: 'a draft' },
  'in-review': { vi: 'đang trình ký', en: 'in review' },
  signed: { vi: 'đã ký', en: 'signed' },
  issued: { vi: 'đã ban hành', en: 'issued' },
  amended: { vi: 'đã được sửa đổi', en: 'amended' },
  superseded: { vi: 'đã bị thay thế', en: 'superseded' },
  revoked: { vi: 'đã bị thu hồi', en: 'revoked' },
  discarded: { vi: 'đã hủy', en: 'discarded' },
  submit: { vi: 'trình ký', en: 'submit' },
  withdraw: { vi: 'rút lại', en: 'withdraw' },
  return: { vi: 'trả lại', en: 'return' },
  sign: { vi: 'ký', en: 'sign' },
  issue: { vi: 'ban hành', en: 'issue' },
  amend: { vi: 'sửa đổi', en: 'amend' },
  supersede: { vi: 'thay thế', en: 'supersede' },
  revoke: { vi: 'thu hồi', en: 'revoke' },
  discard: { vi: 'hủy', en: 'discard' },
} as const satisfies ProblemWords & Record<DocumentState | DocumentAction, unknown>;

/** Which part of a number is wrong, and how. */
export const numberWords = {
  whole: { vi: 'toàn bộ', en: 'the whole' },
  number: { vi: 'số', en: 'the number' },
  separator: { vi: 'dấu ngăn cách', en: 'the separator' },
  year: { vi: 'năm', en: 'the year' },
  type: { vi: 'loại văn bản', en: 'the type' },
  issuer: { vi: 'cơ quan ban hành', en: 'the issuer' },
  department: { vi: 'đơn vị soạn thảo', en: 'the department' },
  empty: { vi: 'để trống', en: 'it is empty' },
  'character-forbidden': { vi: 'có ký tự không được phép', en: 'it holds a character that is not allowed' },
  'number-missing': { vi: 'thiếu số', en: 'it is missing' },
  'number-zero': { vi: 'số không thể bằng 0', en: 'it cannot be zero' },
  'form-unknown': { vi: 'không đúng cách viết', en: 'it is written in no known way' },
  'year-implausible': { vi: 'năm không hợp lý', en: 'it is implausible' },
} as const satisfies ProblemWords & Record<NumberPart | DocumentNumberFault, unknown>;
