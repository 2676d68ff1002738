import type { Language } from '../context/language.js';

type Bilingual = Readonly<Record<Language, string>>;

/** Codes that a detail may hold, and what people call them; the detail itself stays a code. */
export type ProblemWords = Readonly<Record<string, Bilingual>>;

/** Problem code → its title in both languages; `{name}` is replaced by the detail of that name, or by its word. */
export type ProblemCatalogue = Readonly<Record<string, Bilingual & { readonly words?: ProblemWords }>>;

/** The problems of the house itself, which any service can answer with. */
export const kitProblems = {
  'input-invalid': { vi: 'Dữ liệu gửi lên chưa hợp lệ.', en: 'The input is not valid.' },
  'json-invalid': { vi: 'Nội dung gửi lên không phải JSON hợp lệ.', en: 'The body is not valid JSON.' },
  'request-invalid': { vi: 'Yêu cầu không hợp lệ.', en: 'The request is not valid.' },
  'body-too-large': { vi: 'Nội dung gửi lên quá lớn.', en: 'The body is too large.' },
  'media-type-unsupported': {
    vi: 'Định dạng nội dung không được hỗ trợ.',
    en: 'The content type is not supported.',
  },
  'route-unknown': { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
  'token-missing': { vi: 'Cần đăng nhập.', en: 'Log in first.' },
  'token-invalid': {
    vi: 'Phiên đăng nhập không hợp lệ hoặc đã hết hạn.',
    en: 'The login is not valid or has expired.',
  },
  'permission-denied': { vi: 'Bạn không có quyền làm việc này.', en: 'You are not permitted to do this.' },
  'issuer-unreachable': {
    vi: 'Tạm thời chưa kiểm tra được phiên đăng nhập. Vui lòng thử lại.',
    en: 'Your login cannot be checked at the moment. Please try again.',
  },
  'dead-letter-unknown': {
    vi: 'Không có bản ghi lỗi này.',
    en: 'There is no such dead letter.',
  },
  'rate-limited': {
    vi: 'Quá nhiều yêu cầu. Vui lòng thử lại sau {retryAfter} giây.',
    en: 'Too many requests. Please try again in {retryAfter} seconds.',
  },
  overloaded: {
    vi: 'Hệ thống đang bận. Vui lòng thử lại sau ít giây.',
    en: 'The system is busy. Please try again in a few seconds.',
  },
  'database-unavailable': {
    vi: 'Hệ thống tạm thời gián đoạn. Vui lòng thử lại.',
    en: 'The system is temporarily interrupted. Please try again.',
  },
  'idempotency-key-invalid': {
    vi: 'Idempotency-Key phải có từ 8 đến 200 ký tự.',
    en: 'The Idempotency-Key must have 8 to 200 characters.',
  },
  'idempotency-key-reused': {
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was used for another request.',
  },
  'version-missing': {
    vi: 'Thiếu tiêu đề If-Match: hãy đọc lại trước khi sửa.',
    en: 'If-Match is missing: read the current version before changing it.',
  },
  'version-stale': {
    vi: 'Có người vừa thay đổi nội dung này. Hãy tải lại rồi thử lại.',
    en: 'Somebody has changed this in the meantime. Reload and try again.',
  },
  'csv-quotes-invalid': {
    vi: 'Dấu ngoặc kép trong dòng này không khớp.',
    en: 'The quotation marks of this line do not match.',
  },
  'csv-columns-differ': {
    vi: 'Dòng có {found} cột, dòng tiêu đề có {expected} cột.',
    en: 'The line has {found} columns, the header has {expected}.',
  },
  'csv-header-invalid': {
    vi: 'Tệp CSV thiếu cột: {columns}.',
    en: 'The CSV file lacks these columns: {columns}.',
  },
  'cursor-invalid': { vi: 'Con trỏ trang không hợp lệ.', en: 'The page cursor is not valid.' },
  internal: {
    vi: 'Đã có lỗi ở phía hệ thống. Sự cố đã được ghi lại.',
    en: 'Something went wrong on our side. It has been recorded.',
  },
} as const satisfies ProblemCatalogue;

/** The title of a code in a language with its `{name}` places filled; the code itself where no title is known. */
export function titleOf(
  catalogue: ProblemCatalogue,
  code: string,
  language: Language,
  details: Readonly<Record<string, unknown>>,
): string {
  const { [language]: template = code, words = {} } = catalogue[code] ?? {};
  const inWords = (value: string | number) =>
    Object.hasOwn(words, value) ? words[value]?.[language] : String(value);
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = details[name];
    if (Array.isArray(value)) return value.every(isWritable) ? value.map(inWords).join(', ') : place;
    return isWritable(value) ? (inWords(value) ?? place) : place;
  });
}

function isWritable(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
