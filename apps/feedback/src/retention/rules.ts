import type { RetentionRule } from '@namkhong/contracts/http/feedback-retention';
import { DAYS_OF_DOSSIERS } from '../ballots/ballots.module.js';

/** A rule with what it means in the database. */
export interface StoredRule extends RetentionRule {
  readonly table: string;
  /** The day, in Viet Nam, from which the time counts: a column, or what is made of one. */
  readonly since: string;
  /** What of the table it concerns; everything when left out. */
  readonly only?: string;
}

/**
 * What is destroyed, and when: the day in `since` lies more than `days` back. What must go with another act, such as the
 * answers of a withdrawn rating, goes there and is not repeated here; kiosks and reports see to their own.
 */
export const retentionRules: readonly StoredRule[] = [
  {
    rule: 'ballots-over',
    what: {
      vi: 'Phiếu đã hết hạn, dùng rồi hay chưa: sau đó mã chỉ còn “không có”.',
      en: 'Ballots that have expired, used or not: afterwards their code is unknown.',
    },
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
    days: 0,
    table: 'spent_proof',
    since: `(until at time zone 'Asia/Ho_Chi_Minh')::date`,
  },
];
