import type { CivilDate } from '../calendar/civil-date.js';
import type { Quarter } from '../calendar/period.js';
import type { Sensitivity } from './sensitivity.js';

/** One quarter as the flag tells it; decimal texts with two places. */
interface ToldQuarter {
  readonly quarter: Quarter;
  readonly n: number;
  readonly score: string;
  readonly upper: string;
}

/** What a flag says to whom it is about. */
interface ToldFlag {
  readonly threshold: string;
  /** Earlier quarter first. */
  readonly evidence: readonly [ToldQuarter, ToldQuarter];
  /** The question of the criterion that loses most points, in both languages. */
  readonly lowest: { readonly vi: string; readonly en: string };
  readonly sensitivity: Sensitivity | null;
  readonly contestUntil: CivilDate;
}

/** The flag in plain words: what was found, how firmly, what it means, and what can be done against it. */
export function describeFlag(flag: ToldFlag): { readonly vi: string; readonly en: string } {
  return { vi: inVietnamese(flag), en: inEnglish(flag) };
}

function inVietnamese({ threshold, evidence, lowest, sensitivity, contestUntil }: ToldFlag): string {
  const number = (text: string) => text.replace('.', ',');
  const quarter = (name: Quarter) => `quý ${name.slice(6)}/${name.slice(0, 4)}`;
  const [first, second] = evidence;
  return [
    `Điểm hài lòng là ${number(first.score)} ở ${quarter(first.quarter)} (${first.n} phiếu đầy đủ) và ${number(second.score)} ở ${quarter(second.quarter)} (${second.n} phiếu đầy đủ).`,
    `Cả hai khoảng tin cậy 95 % đều nằm dưới ngưỡng ${number(threshold)} đã ấn định từ trước: cận trên là ${number(first.upper)} và ${number(second.upper)}.`,
    `Câu hỏi mất nhiều điểm nhất: “${lowest.vi}”.`,
    ...(sensitivity === null
      ? []
      : [
          `Nếu bỏ ${sensitivity.atMost} phiếu thấp nhất của một quý thì không còn kết quả này; bỏ ít hơn ${sensitivity.atLeast} phiếu thì dù là những phiếu nào, kết quả vẫn giữ nguyên.`,
        ]),
    'Kết quả này chỉ mở việc xem xét do con người thực hiện; không phải kết luận vi phạm và không kéo theo chế tài nào.',
    `Người hoặc đơn vị được nêu có thể khiếu nại đến hết ngày ${contestUntil.split('-').reverse().join('/')}; trước ngày đó không ai bị coi là có chỉ số thấp. Trong khi chờ giải quyết, các phiếu vẫn được tính và kết quả được ghi là đang bị khiếu nại.`,
  ].join(' ');
}

function inEnglish({ threshold, evidence, lowest, sensitivity, contestUntil }: ToldFlag): string {
  const quarter = (name: Quarter) => `${name.slice(5)} ${name.slice(0, 4)}`;
  const [first, second] = evidence;
  return [
    `The score is ${first.score} in ${quarter(first.quarter)} (${first.n} complete ratings) and ${second.score} in ${quarter(second.quarter)} (${second.n} complete ratings).`,
    `Both 95 % intervals lie below the threshold of ${threshold}, which was fixed beforehand: their upper bounds are ${first.upper} and ${second.upper}.`,
    `The question that loses most points: “${lowest.en}”.`,
    ...(sensitivity === null
      ? []
      : [
          `Without the ${sensitivity.atMost} lowest ratings of a quarter this would not hold; without fewer than ${sensitivity.atLeast} it still would, whichever they were.`,
        ]),
    'This opens a review by people and nothing else: it is no finding of a violation, and no penalty follows from it.',
    `Whom it is about may contest it until the end of ${contestUntil}; nobody is called low before. Until a contest is decided the ratings stay counted, and the result says that it is under contest.`,
  ].join(' ');
}
