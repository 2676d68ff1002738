import type { RetentionRule } from '@namkhong/contracts/http/feedback-retention';
import { DAYS_OF_DOSSIERS } from '../ballots/ballots.module.js';

/** A rule with what it means in the database. */
export interface StoredRule extends RetentionRule {
  readonly table: string;
  /** The day, in Viet Nam, from which the time counts: a column, or what is made of one. */
  readonly since: string;
  /** What of the table it concerns; everything when left out. */
  readonly only?: string;
  /** What is emptied of a row that stays; the row goes when left out. */
  readonly emptied?: string;
}

/** The day of the last step of a request, and whether nothing more is expected of anybody. */
const LAST_STEP = (request: string) =>
  `(select max(on_day) from request_step step where step.request_id = ${request}.request_id)`;
const REQUEST_ENDED = `state in ('closed', 'resolved', 'refused', 'merged')`;
const DAYS_OF_REQUESTS = 730;

/**
 * What is destroyed, and when: the day in `since` lies more than `days` back. What must go with another act, such as the
 * answers of a withdrawn rating, goes there and is not repeated here; kiosks see to their own, and reports have terms
 * of their own.
 */
export const retentionRules: readonly StoredRule[] = [
  {
    rule: 'ballots-over',
    what: {
      vi: 'Phiếu đã hết hạn, dùng rồi hay chưa: sau đó mã chỉ còn “không có”.',
      en: 'Ballots that have expired, used or not: afterwards their code is unknown.',
    },
    basis: null,
    days: 30,
    table: 'ballot',
    since: 'expires_on',
  },
  {
    rule: 'dossiers-old',
    what: {
      vi: 'Hồ sơ đã giải quyết; số đếm theo ngày vẫn giữ.',
      en: 'Closed dossiers; the counts of their days stay.',
    },
    basis: null,
    days: DAYS_OF_DOSSIERS,
    table: 'dossier',
    since: 'closed_on',
    only: 'not illustrative',
  },
  {
    rule: 'signal-keys',
    what: {
      vi: 'Khóa băm của nửa năm: sau đó không ai so lại được các mã băm.',
      en: 'Keys of a half-year’s hashes: afterwards nobody can compute the hashes again.',
    },
    basis: null,
    days: 0,
    table: 'signal_key',
    since: 'destroy_on',
  },
  {
    rule: 'proofs-spent',
    what: {
      vi: 'Bước chống gửi tự động đã dùng và đã quá hạn.',
      en: 'Used checks against automatic sending that are out of date.',
    },
    basis: null,
    days: 0,
    table: 'spent_proof',
    since: `(until at time zone 'Asia/Ho_Chi_Minh')::date`,
  },
  {
    rule: 'uploads-unclaimed',
    what: {
      vi: 'Mảnh tệp đã mã hóa mà không báo cáo nào nhận.',
      en: 'Encrypted pieces that no report claimed.',
    },
    basis: null,
    days: 1,
    table: 'report_upload_piece',
    since: 'on_day',
  },
  {
    rule: 'request-steps-old',
    what: {
      vi: 'Lời trong các bước của kiến nghị đã xong; ngày và bước vẫn giữ.',
      en: 'What was said in the steps of requests that ended; days and steps stay.',
    },
    basis: null,
    days: DAYS_OF_REQUESTS,
    table: 'request_step',
    since: LAST_STEP('request_step'),
    only: `text is not null and request_id in (select request_id from request where ${REQUEST_ENDED})`,
    emptied: 'text = null',
  },
  {
    rule: 'requests-old',
    what: {
      vi: 'Kiến nghị đã xong: nội dung, nơi, trả lời, biên nhận; bản đã công khai và số đếm vẫn giữ.',
      en: 'Requests that ended: text, place, answer, receipt; what was published and the counts stay.',
    },
    basis: null,
    days: DAYS_OF_REQUESTS,
    table: 'request',
    since: LAST_STEP('request'),
    only: `title <> '' and ${REQUEST_ENDED}`,
    // A receipt that nobody holds: who asks with the old one is told that there is none.
    emptied: `title = '', text = '', place = null, phone = null, answer = null, refusal_reason = null, closed_by = null,
      receipt_hash = sha256(uuid_send(gen_random_uuid()))`,
  },
  {
    rule: 'comments-refused',
    what: {
      vi: 'Ý kiến bị từ chối đăng: nội dung; số lượt theo lý do vẫn giữ.',
      en: 'Comments that were refused: their text; the counts by ground stay.',
    },
    basis: null,
    days: 365,
    table: 'poll_comment',
    since: 'decided_on',
    only: `state = 'refused' and text <> ''`,
    emptied: `text = ''`,
  },
];
