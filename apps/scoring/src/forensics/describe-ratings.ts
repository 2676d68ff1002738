import type { Bilingual } from '@namkhong/contracts';
import { FORENSIC_PARAMETERS, localDate, type Evidence } from '@namkhong/domain';
import { channelName } from './channel-name.js';

const ONE_HOUR: Bilingual = { vi: 'một giờ', en: 'an hour' };
const ONE_DAY: Bilingual = { vi: '24 giờ', en: '24 hours' };

/** What a rule said, in words, for people who decide about it. */
export interface Seen {
  readonly code: string;
  readonly explanation: Bilingual;
}

/** The rule that set one rating aside, and what it saw. */
export interface SetAsideBy {
  readonly rule: string;
  readonly evidence: Evidence;
}

/** Codes of the rules that spoke about one rating: `r2`, or the indicators of a quarantine. */
export function codesOf({ rule, evidence }: SetAsideBy): string[] {
  return rule === 'q' ? Object.keys(evidence).toSorted() : [rule];
}

/**
 * What the rules saw in ratings that are reviewed together: how often each spoke, in which windows, how large. Neither an
 * answer nor anything that tells one person from another is in it.
 */
export function describeRatings(ratings: readonly SetAsideBy[]): Seen[] {
  const of = (code: string) =>
    ratings.flatMap(({ rule, evidence }) => {
      const seen = rule === code ? evidence : rule === 'q' ? evidence[code] : undefined;
      return isEvidence(seen) ? [seen] : [];
    });
  const total = ratings.length;
  return [...capped(of('r2')), ...hurried(of('i1'), total), ...bursts(of('i2')), ...shared(of('i3'), total)];
}

function capped(seen: readonly Evidence[]): Seen[] {
  const { ratings, days } = FORENSIC_PARAMETERS.sourceCap;
  return (['device', 'citizen'] as const).flatMap((source) => {
    const count = seen.filter((each) => each['source'] === source).length;
    if (count === 0) return [];
    const [vi, en] = source === 'device' ? ['thiết bị', 'device'] : ['người', 'citizen'];
    return [
      {
        code: 'r2',
        explanation: {
          vi: `${count} lượt vượt mức ${ratings} lượt trong ${days} ngày từ cùng một ${vi}.`,
          en: `${count} beyond the ${ratings} ratings that one ${en} may give within ${days} days.`,
        },
      },
    ];
  });
}

function hurried(seen: readonly Evidence[], total: number): Seen[] {
  if (seen.length === 0) return [];
  const seconds = FORENSIC_PARAMETERS.leastSecondsPerItem;
  return [
    {
      code: 'i1',
      explanation: {
        vi: `${seen.length} trong ${total} lượt trả lời nhanh hơn ${seconds} giây mỗi câu.`,
        en: `${seen.length} of ${total} were answered in less than ${seconds} seconds an item.`,
      },
    },
  ];
}

/** One line per window, the one that ended first before the others. */
function bursts(seen: readonly Evidence[]): Seen[] {
  const windows = new Map(seen.map((each) => [`${text(each['until'])} ${text(each['channel'])}`, each]));
  return [...windows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => burst(each));
}

function burst({ window, channel, until, ratings, probability }: Evidence): Seen {
  const [count, name] = [text(ratings), channelName(text(channel))];
  const [span, end] = [window === 'hour' ? ONE_HOUR : ONE_DAY, localMinute(text(until))];
  const when = { vi: `trong ${span.vi} tính đến ${end}`, en: `within ${span.en} until ${end}` };
  return {
    code: 'i2',
    explanation: {
      vi: `${count} lượt qua ${name.vi} ${when.vi}, nhiều bất thường so với số hồ sơ đã trả kết quả (p = ${text(probability)}).`,
      en: `${count} ratings by ${name.en} ${when.en}, far more than the dossiers closed explain (p = ${text(probability)}).`,
    },
  };
}

function shared(seen: readonly Evidence[], total: number): Seen[] {
  const largest = (key: string) => Math.max(0, ...seen.map((each) => Number(each[key] ?? 0)));
  const [ofDevice, devices] = [largest('ratingsOfDevice'), largest('devicesOfNetwork')];
  const parts = [
    ...(ofDevice > 0
      ? [{ vi: `một thiết bị có tới ${ofDevice} lượt`, en: `one device gave as many as ${ofDevice}` }]
      : []),
    ...(devices > 0
      ? [{ vi: `một mạng có tới ${devices} thiết bị`, en: `one network had as many as ${devices} devices` }]
      : []),
  ];
  if (parts.length === 0) return [];
  return [
    {
      code: 'i3',
      explanation: {
        vi: `${seen.length} trong ${total} lượt có chung nguồn: ${parts.map(({ vi }) => vi).join('; ')}.`,
        en: `${seen.length} of ${total} share a source: ${parts.map(({ en }) => en).join('; ')}.`,
      },
    },
  ];
}

/** `2026-05-17T01:05Z` as people in Viet Nam read a clock: `2026-05-17 08:05`. */
function localMinute(minute: string): string {
  const instant = new Date(minute);
  const hours = (instant.getUTCHours() + 7) % 24;
  return `${localDate(instant)} ${String(hours).padStart(2, '0')}:${minute.slice(14, 16)}`;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isEvidence(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
