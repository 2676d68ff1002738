import type { ProblemCatalogue } from '@namkhong/service-kit';
import { documentWords, numberWords } from './problem-words.js';

/** What may be wrong with documents, their numbers, their lives and their files. */
export const documentProblems = {
  'document-number-invalid': {
    vi: 'Số, ký hiệu văn bản “{number}” không đúng dạng (phần {part}: {reason}); ví dụ đúng: 693-CV/TU, 2071/QĐ-UBND.',
    en: 'The document number “{number}” has no known form ({part}: {reason}); for example 693-CV/TU, 2071/QĐ-UBND.',
    words: numberWords,
  },
  'document-number-taken': {
    vi: 'Văn bản {number} của {issuer} đã có trong sổ.',
    en: 'Document {number} of {issuer} is in the register already.',
  },
  'document-number-unknown': {
    vi: 'Trong sổ không có văn bản số {number}.',
    en: 'The register holds no document {number}.',
  },
  'directive-unknown': { vi: 'Không có văn bản “{text}”.', en: 'There is no directive “{text}”.' },
  'character-forbidden': {
    vi: 'Mục “{field}” có ký tự ẩn hoặc ký tự điều khiển không được phép ({character}).',
    en: 'The field “{field}” holds a hidden or control character that is not allowed ({character}).',
  },
  'issuer-unknown': { vi: 'Không có cơ quan ban hành “{text}”.', en: 'There is no issuer “{text}”.' },
  'issuer-taken': {
    vi: 'Cơ quan ban hành “{text}” đã có.',
    en: 'The issuer “{text}” is on record already.',
  },
  'issuer-numbers-given': {
    vi: 'Không thể đổi cách đánh số của “{text}” vì đã có số được sử dụng.',
    en: 'The way “{text}” numbers its documents cannot change: numbers are in use.',
  },
  'issuer-without-terms': {
    vi: '“{text}” đánh số văn bản theo năm nên không có nhiệm kỳ cấp ủy.',
    en: '“{text}” numbers its documents by the year and has no committee terms.',
  },
  'symbol-unwritable': {
    vi: 'Ký hiệu “{text}” không dùng được trong số văn bản.',
    en: 'The symbol “{text}” cannot stand in a document number.',
  },
  'term-taken': {
    vi: 'Đã có nhiệm kỳ bắt đầu ngày {beginsOn}.',
    en: 'A term that begins on {beginsOn} is on record already.',
  },
  'term-has-numbers': {
    vi: 'Từ ngày {beginsOn} đã cấp số {number}; hãy ghi nhiệm kỳ trước khi ban hành văn bản.',
    en: 'Number {number} was given out on {beginsOn} or later; enter a term before documents are issued in it.',
  },
  'term-numbers-double': {
    vi: 'Trong nhiệm kỳ từ ngày {beginsOn} có hai văn bản cùng số {number}.',
    en: 'Two documents of the term from {beginsOn} bear the number {number}.',
  },
  'term-missing': {
    vi: 'Chưa có nhiệm kỳ cấp ủy nào cho ngày {date}.',
    en: 'No committee term is on record for {date}.',
  },
  'date-before-term': {
    vi: 'Ngày {date} trước nhiệm kỳ đầu tiên, bắt đầu ngày {beginsOn}.',
    en: '{date} is before the first term, which begins on {beginsOn}.',
  },
  'term-wrong': {
    vi: 'Ngày {date} thuộc nhiệm kỳ bắt đầu ngày {beginsOn}, không phải nhiệm kỳ đã ghi.',
    en: '{date} lies in the term that begins on {beginsOn}, not in the one given.',
  },
  'term-over': {
    vi: 'Ngày {date} thuộc nhiệm kỳ đã kết thúc; nhiệm kỳ hiện tại bắt đầu ngày {beginsOn}.',
    en: '{date} lies in a term that is over; the current one begins on {beginsOn}.',
  },
  'issued-in-future': {
    vi: 'Ngày ban hành {date} sau ngày hôm nay.',
    en: 'The day of issue {date} is in the future.',
  },
  'issued-before-signed': {
    vi: 'Ngày ban hành {date} trước ngày ký {signedOn}.',
    en: 'The day of issue {date} is before the signature of {signedOn}.',
  },
  'issued-before-last': {
    vi: 'Số {lastNumber} đã cấp cho ngày {lastIssuedOn}; số sau không thể mang ngày {date}.',
    en: 'Number {lastNumber} was given out for {lastIssuedOn}; a later number cannot bear {date}.',
  },
  'signed-in-future': {
    vi: 'Ngày ký {date} sau ngày hôm nay.',
    en: 'The day of signature {date} is in the future.',
  },
  'effective-before-issue': {
    vi: 'Ngày hiệu lực {date} trước ngày ban hành {issuedOn}.',
    en: 'It cannot take effect on {date}, before the document was issued on {issuedOn}.',
  },
  'effective-in-future': {
    vi: 'Ngày hiệu lực {date} chưa đến; hãy ghi khi có hiệu lực.',
    en: '{date} has not come yet: enter it once it takes effect.',
  },
  'document-unknown': { vi: 'Không có văn bản “{text}”.', en: 'There is no document “{text}”.' },
  'document-frozen': {
    vi: 'Văn bản ở trạng thái “{state}” nên không sửa được nội dung.',
    en: 'The document is “{state}”; its contents can no longer be edited.',
    words: documentWords,
  },
  'document-type-unknown': {
    vi: 'Cơ quan này không ban hành loại văn bản “{text}”.',
    en: 'This issuer has no documents of the type “{text}”.',
  },
  'department-missing': {
    vi: '{text} cần ký hiệu đơn vị soạn thảo, ví dụ NC trong 15/UBND-NC.',
    en: 'A {text} needs the symbol of the unit that drafted it, NC in 15/UBND-NC.',
  },
  'department-unneeded': {
    vi: '{text} không mang ký hiệu đơn vị soạn thảo.',
    en: 'A {text} bears no symbol of the unit that drafted it.',
  },
  'link-unknown': {
    vi: 'Sổ văn bản không có văn bản {number} như đã dẫn.',
    en: 'The register holds no document {number} as it was referred to.',
  },
  'secret-content-refused': {
    vi: 'Văn bản mật ({text}) chỉ được vào sổ; nội dung và tệp không lưu trên hệ thống này.',
    en: 'A secret document ({text}) is registered only; neither its text nor files of it are kept here.',
  },
  'clauses-missing': {
    vi: 'Văn bản chưa có nội dung nào.',
    en: 'The document has no clause yet.',
  },
  'clauses-too-many': {
    vi: 'Một văn bản có tối đa {text} nội dung.',
    en: 'A document holds {text} clauses at most.',
  },
  'clause-order-incomplete': {
    vi: 'Thứ tự mới phải gồm đủ {text} nội dung, mỗi nội dung một lần.',
    en: 'The new order must name all {text} clauses, each once.',
  },
  'clause-changed-twice': {
    vi: 'Nội dung {text} bị sửa hai lần trong cùng một lần sửa đổi.',
    en: 'Clause {text} is changed twice by one amendment.',
  },
  'clause-repealed': {
    vi: 'Nội dung {text} đã hết hiệu lực.',
    en: 'Clause {text} is no longer in force.',
  },
  'transition-not-allowed': {
    vi: 'Không thể thực hiện bước “{action}” khi văn bản ở trạng thái “{state}”.',
    en: 'The step “{action}” is not open to a document that is “{state}”.',
    words: documentWords,
  },
  'attachment-unknown': { vi: 'Không có tệp “{text}”.', en: 'There is no attachment “{text}”.' },
  'attachment-too-early': {
    vi: 'Chỉ đính kèm bản quét sau khi văn bản đã ký; văn bản đang ở trạng thái “{state}”.',
    en: 'A scan is attached once the document is signed; it is “{state}”.',
    words: documentWords,
  },
  'attachment-too-large': {
    vi: 'Tệp lớn hơn {most} MiB.',
    en: 'The file is larger than {most} MiB.',
  },
  'upload-cut-off': {
    vi: 'Tệp tải lên bị ngắt giữa chừng nên không được lưu.',
    en: 'The upload was cut off, and nothing of it was kept.',
  },
  'attachment-empty': { vi: 'Tệp “{fileName}” rỗng.', en: 'The file “{fileName}” is empty.' },
  'attachment-executable': {
    vi: 'Tệp “{fileName}” là chương trình và bị từ chối.',
    en: 'The file “{fileName}” is a program and is refused.',
  },
  'attachment-type-refused': {
    vi: 'Tệp “{fileName}” không phải PDF, JPEG, PNG hoặc TIFF.',
    en: 'The file “{fileName}” is no PDF, JPEG, PNG or TIFF.',
  },
  'attachment-damaged': {
    vi: 'Tệp “{fileName}” bị hỏng hoặc thiếu phần cuối.',
    en: 'The file “{fileName}” is damaged, or its end is missing.',
  },
  'attachment-active': {
    vi: 'Tệp PDF “{fileName}” chứa mã lệnh hoặc lệnh mở chương trình và bị từ chối.',
    en: 'The PDF “{fileName}” holds a script or starts a program, and is refused.',
  },
  'attachment-not-what-it-claims': {
    vi: 'Nội dung của tệp “{fileName}” không đúng với phần mở rộng của tên.',
    en: 'The file “{fileName}” is not what its name claims.',
  },
  'reason-missing': { vi: 'Cần ghi lý do.', en: 'A reason is needed.' },
  'signer-submitted': {
    vi: 'Người trình văn bản không được ký văn bản đó.',
    en: 'Whoever submitted a document may not sign it.',
  },
} as const satisfies ProblemCatalogue;
