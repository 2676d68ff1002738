import { toDecimal, rational } from '../satisfaction-index/rational.js';
import type { LowRuleParameters } from '../low-rule/evidence.js';

/** What of a version of a criteria set can change from one to the next. */
export interface MethodVersion {
  readonly headline: 'linear' | 'top-two-box';
  readonly criteria: readonly {
    readonly code: string;
    /** Basis points. */
    readonly weight: number;
    readonly officialWeight?: number | undefined;
    readonly question: { readonly vi: string; readonly en: string };
  }[];
  readonly lowRule: LowRuleParameters;
}

export type MethodChangeKind =
  | 'headline'
  | 'criteria'
  | 'questions'
  | 'weights'
  | 'official-weights'
  | 'threshold'
  | 'minimums'
  | 'false-discovery';

export interface MethodChange {
  readonly kinds: readonly MethodChangeKind[];
  /** Whether figures before and after may still be compared: only where nothing but the LOW rule changed. */
  readonly comparable: boolean;
  readonly reason: { readonly vi: string; readonly en: string };
}

interface Change {
  readonly kind: MethodChangeKind;
  readonly vi: string;
  readonly en: string;
}

const headlines = {
  linear: { vi: 'điểm trung bình', en: 'the mean score' },
  'top-two-box': { vi: 'tỷ lệ hài lòng và rất hài lòng', en: 'the share of satisfied and very satisfied' },
} as const;

/** What decides who is low, and no figure. */
const ruleOnly: readonly MethodChangeKind[] = ['threshold', 'minimums', 'false-discovery'];

/**
 * What changed in the method between two versions, so that nobody reads the step between them as a change of service.
 * Two versions that differ in nothing are still two: the text says that it is a new version and no more.
 */
export function describeMethodChange(before: MethodVersion, after: MethodVersion): MethodChange {
  const changes = findChanges(before, after);
  const kinds = changes.map(({ kind }) => kind);
  const comparable = kinds.every((kind) => ruleOnly.includes(kind));
  const what =
    changes.length > 0
      ? changes
      : [{ vi: 'phiên bản mới của bộ tiêu chí', en: 'a new version of the criteria set' }];
  const end = comparable
    ? { vi: 'Số liệu trước và sau vẫn so sánh được.', en: 'Figures before and after remain comparable.' }
    : { vi: 'Số liệu trước và sau không so sánh được.', en: 'Figures before and after are not comparable.' };
  return {
    kinds,
    comparable,
    reason: {
      vi: `Thay đổi phương pháp: ${what.map(({ vi }) => vi).join('; ')}. ${end.vi}`,
      en: `Change of method: ${what.map(({ en }) => en).join('; ')}. ${end.en}`,
    },
  };
}

function findChanges(before: MethodVersion, after: MethodVersion): readonly Change[] {
  const changes: (Change | null)[] = [changeOfHeadline(before, after)];
  if (listOf(before, 'code') !== listOf(after, 'code')) {
    changes.push({ kind: 'criteria', vi: 'các tiêu chí thay đổi', en: 'the criteria changed' });
  } else {
    changes.push(changeOfQuestions(before, after), changeOfWeights(before, after));
  }
  changes.push(
    changeOfThreshold(before, after),
    changeOfMinimums(before, after),
    changeOfControl(before, after),
  );
  return changes.filter((change) => change !== null);
}

function changeOfHeadline(before: MethodVersion, after: MethodVersion): Change | null {
  if (before.headline === after.headline) return null;
  const [from, to] = [headlines[before.headline], headlines[after.headline]];
  return {
    kind: 'headline',
    vi: `con số công bố đổi từ ${from.vi} sang ${to.vi}`,
    en: `the published figure changed from ${from.en} to ${to.en}`,
  };
}

/** People answer the words they read: another wording is another question. */
function changeOfQuestions(before: MethodVersion, after: MethodVersion): Change | null {
  const codes = after.criteria
    .filter(({ code, question }) => {
      const old = before.criteria.find((criterion) => criterion.code === code)?.question;
      return old?.vi !== question.vi || old.en !== question.en;
    })
    .map(({ code }) => code)
    .join(', ');
  if (codes === '') return null;
  return {
    kind: 'questions',
    vi: `lời câu hỏi thay đổi ở tiêu chí ${codes}`,
    en: `the wording of the question changed for ${codes}`,
  };
}

function changeOfWeights(before: MethodVersion, after: MethodVersion): Change | null {
  if (listOf(before, 'weight') !== listOf(after, 'weight')) {
    return {
      kind: 'weights',
      vi: 'trọng số các tiêu chí thay đổi',
      en: 'the weights of the criteria changed',
    };
  }
  if (listOf(before, 'officialWeight') === listOf(after, 'officialWeight')) return null;
  return {
    kind: 'official-weights',
    vi: 'trọng số đối với cá nhân công chức thay đổi',
    en: 'the weights for single officials changed',
  };
}

function changeOfThreshold(before: MethodVersion, after: MethodVersion): Change | null {
  const [from, to] = [before.lowRule.thresholdCenti, after.lowRule.thresholdCenti];
  if (from === to) return null;
  return {
    kind: 'threshold',
    vi: `ngưỡng thấp đổi từ ${points(from).replace('.', ',')} thành ${points(to).replace('.', ',')} điểm`,
    en: `the threshold changed from ${points(from)} to ${points(to)} points`,
  };
}

function changeOfMinimums(
  { lowRule: before }: MethodVersion,
  { lowRule: after }: MethodVersion,
): Change | null {
  const same =
    before.minimumUnitRatings === after.minimumUnitRatings &&
    before.minimumOfficialRatings === after.minimumOfficialRatings &&
    before.minimumOfficialRaters === after.minimumOfficialRaters &&
    before.minimumDays === after.minimumDays &&
    before.minimumPerCriterion === after.minimumPerCriterion &&
    before.minimumResponsePercent === after.minimumResponsePercent;
  if (same) return null;
  return {
    kind: 'minimums',
    vi: 'số phiếu tối thiểu để xem xét thay đổi',
    en: 'the fewest ratings needed for a judgement changed',
  };
}

function changeOfControl(
  { lowRule: before }: MethodVersion,
  { lowRule: after }: MethodVersion,
): Change | null {
  const of = ({ falseDiscovery }: LowRuleParameters) => falseDiscovery ?? 'benjamini-hochberg';
  if (of(before) === of(after)) return null;
  return {
    kind: 'false-discovery',
    vi: 'cách kiểm soát phát hiện sai khi xét nhiều đối tượng cùng lúc thay đổi',
    en: 'the control of false discoveries among many subjects changed',
  };
}

function listOf({ criteria }: MethodVersion, field: 'code' | 'weight' | 'officialWeight'): string {
  return criteria.map((criterion) => String(criterion[field] ?? criterion.weight)).join();
}

function points(centi: number): string {
  return toDecimal(rational(centi, 100), 2);
}
