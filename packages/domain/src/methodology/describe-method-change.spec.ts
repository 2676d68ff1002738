import { describe, expect, it } from '@jest/globals';
import { DEFAULT_LOW_RULE_PARAMETERS } from '../low-rule/evidence.js';
import { describeMethodChange, type MethodVersion } from './describe-method-change.js';

function version(weights: readonly number[], change: Partial<MethodVersion> = {}): MethodVersion {
  return {
    headline: 'linear',
    criteria: weights.map((weight, index) => ({
      code: `c${index}`,
      weight,
      question: { vi: 'Hỏi', en: 'Ask' },
    })),
    lowRule: DEFAULT_LOW_RULE_PARAMETERS,
    ...change,
  };
}

const reworded = (question: { vi: string; en: string }): MethodVersion => ({
  ...version([10_000]),
  criteria: [{ code: 'c0', weight: 10_000, question }],
});

describe('a change of method', () => {
  it('says what changed, in both languages', () => {
    const change = describeMethodChange(version([10_000]), version([10_000], { headline: 'top-two-box' }));
    expect(change).toEqual({
      kinds: ['headline'],
      comparable: false,
      reason: {
        vi: 'Thay đổi phương pháp: con số công bố đổi từ điểm trung bình sang tỷ lệ hài lòng và rất hài lòng. Số liệu trước và sau không so sánh được.',
        en: 'Change of method: the published figure changed from the mean score to the share of satisfied and very satisfied. Figures before and after are not comparable.',
      },
    });
  });

  it('of the threshold alone leaves figures comparable, and is told all the same', () => {
    const lowRule = { ...DEFAULT_LOW_RULE_PARAMETERS, thresholdCenti: 6550 };
    expect(describeMethodChange(version([10_000]), version([10_000], { lowRule }))).toEqual({
      kinds: ['threshold'],
      comparable: true,
      reason: {
        vi: 'Thay đổi phương pháp: ngưỡng thấp đổi từ 60,00 thành 65,50 điểm. Số liệu trước và sau vẫn so sánh được.',
        en: 'Change of method: the threshold changed from 60.00 to 65.50 points. Figures before and after remain comparable.',
      },
    });
  });

  it.each<[string, MethodVersion, MethodVersion, readonly string[], boolean]>([
    ['weights', version([5000, 5000]), version([4000, 6000]), ['weights'], false],
    ['criteria', version([10_000]), version([4000, 6000]), ['criteria'], false],
    ['the wording', version([10_000]), reworded({ vi: 'Hỏi khác', en: 'Ask' }), ['questions'], false],
    [
      'weights for officials',
      version([5000, 5000]),
      {
        ...version([5000, 5000]),
        criteria: version([5000, 5000]).criteria.map((each, index) => ({
          ...each,
          officialWeight: index === 0 ? 0 : 10_000,
        })),
      },
      ['official-weights'],
      false,
    ],
    [
      'a minimum',
      version([10_000]),
      version([10_000], { lowRule: { ...DEFAULT_LOW_RULE_PARAMETERS, minimumDays: 25 } }),
      ['minimums'],
      true,
    ],
    [
      'the control of false discoveries',
      version([10_000]),
      version([10_000], {
        lowRule: { ...DEFAULT_LOW_RULE_PARAMETERS, falseDiscovery: 'benjamini-yekutieli' },
      }),
      ['false-discovery'],
      true,
    ],
    ['nothing', version([10_000]), version([10_000]), [], true],
  ])('of %s', (_, before, after, kinds, comparable) => {
    expect(describeMethodChange(before, after)).toMatchObject({ kinds, comparable });
  });
});
