import type { Bilingual } from '@namkhong/contracts';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

type Compared = Pick<CriteriaSetVersion, 'headline' | 'criteria'>;

const headlines = {
  linear: { vi: 'điểm trung bình', en: 'the mean score' },
  'top-two-box': { vi: 'tỷ lệ hài lòng và rất hài lòng', en: 'the share of satisfied and very satisfied' },
} as const;

/** What changed in the method between two versions, so that nobody reads the step between them as a change of service. */
export function describeBreak(before: Compared, after: Compared): Bilingual {
  const changes: Bilingual[] = [];
  if (before.headline !== after.headline) {
    const [from, to] = [headlines[before.headline], headlines[after.headline]];
    changes.push({
      vi: `con số công bố đổi từ ${from.vi} sang ${to.vi}`,
      en: `the published figure changed from ${from.en} to ${to.en}`,
    });
  }
  if (codesOf(before) !== codesOf(after)) {
    changes.push({ vi: 'các tiêu chí thay đổi', en: 'the criteria changed' });
  } else if (weightsOf(before) !== weightsOf(after)) {
    changes.push({ vi: 'trọng số các tiêu chí thay đổi', en: 'the weights of the criteria changed' });
  }
  if (changes.length === 0) {
    changes.push({ vi: 'phiên bản mới của bộ tiêu chí', en: 'a new version of the criteria set' });
  }
  return {
    vi: `Thay đổi phương pháp: ${changes.map(({ vi }) => vi).join('; ')}. Số liệu trước và sau không so sánh được.`,
    en: `Change of method: ${changes.map(({ en }) => en).join('; ')}. Figures before and after are not comparable.`,
  };
}

function codesOf({ criteria }: Compared): string {
  return criteria.map(({ code }) => code).join();
}

function weightsOf({ criteria }: Compared): string {
  return criteria.map(({ weight }) => weight).join();
}
