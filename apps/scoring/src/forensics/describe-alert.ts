import { forensicRules, rational, toDecimal, type Evidence, type ForensicRuleCode } from '@namkhong/domain';
import { channelName } from './channel-name.js';
import type { Seen } from './describe-ratings.js';

/** Points are y over 400, and y is the score of a complete submission, 0–40000. */
const Y_PER_POINT = 400n;

/** A pattern about an official in words, with the sums over at least fifteen ratings a side that it rests on. */
export function describeAlert(rule: string, dropsChannel: string | null, evidence: Evidence): Seen {
  const title = Object.hasOwn(forensicRules, rule)
    ? forensicRules[rule as ForensicRuleCode]
    : { vi: rule, en: rule };
  const figures = rule === 's3' ? concentration(evidence) : contrast(rule, evidence);
  const name = dropsChannel === null ? null : channelName(dropsChannel);
  const consequence = name
    ? {
        vi: ` Nếu được xác nhận, kết quả của ${name.vi} không được tính cho người này trong các tháng nêu trên.`,
        en: ` Once confirmed, answers by ${name.en} are left out of this official’s figures in these months.`,
      }
    : { vi: '', en: '' };
  return {
    code: rule,
    explanation: {
      vi: `${title.vi}: ${figures.vi}.${consequence.vi}`,
      en: `${title.en}: ${figures.en}.${consequence.en}`,
    },
  };
}

function contrast(rule: string, { kiosk, own, probability }: Evidence) {
  const [here, there] = [sumsOf(kiosk), sumsOf(own)];
  const figure = ({ ratings, straightFives, scoreSum }: Sums) =>
    rule === 's1'
      ? `${toDecimal(rational(100n * straightFives, ratings), 1)} %`
      : toDecimal(rational(scoreSum, Y_PER_POINT * ratings), 1);
  const p = typeof probability === 'string' ? probability : '';
  return {
    vi: `${figure(here)} trên ${here.ratings} lượt tại máy, ${figure(there)} trên ${there.ratings} lượt từ thiết bị riêng (p = ${p})`,
    en: `${figure(here)} of ${here.ratings} ratings at the kiosk, ${figure(there)} of ${there.ratings} from own devices (p = ${p})`,
  };
}

function concentration({ ratings, effectiveDevices, burstRatings }: Evidence) {
  const [num, den] = typeof effectiveDevices === 'string' ? effectiveDevices.split('/') : [];
  const devices = num && den ? toDecimal(rational(BigInt(num), BigInt(den)), 1) : '0';
  const [count, inBursts] = [Number(ratings), Number(burstRatings)];
  return {
    vi: `${count} lượt từ thiết bị riêng tương đương ${devices} thiết bị dùng đều nhau; ${inBursts} lượt nằm trong các đợt dồn dập`,
    en: `${count} ratings from own devices are as concentrated as ${devices} equally busy ones; ${inBursts} ratings lie in bursts`,
  };
}

interface Sums {
  readonly ratings: bigint;
  readonly straightFives: bigint;
  readonly scoreSum: bigint;
}

/** The sums of one side as the rule saw them. Throws RangeError where the evidence is not of that shape. */
function sumsOf(side: unknown): Sums {
  if (typeof side !== 'object' || side === null)
    throw new RangeError('the evidence of a contrast has two sides');
  const { ratings, straightFives, scoreSum } = side as Readonly<Record<string, string | number>>;
  return {
    ratings: BigInt(ratings ?? 0),
    straightFives: BigInt(straightFives ?? 0),
    scoreSum: BigInt(scoreSum ?? 0),
  };
}
