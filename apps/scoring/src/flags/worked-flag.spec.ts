import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  compareLevel,
  decideLow,
  DEFAULT_LOW_RULE_PARAMETERS,
  histogramOf,
  rational,
  sensitivityOf,
  summariseSubject,
} from '@namkhong/domain';
import { goldenQuarter, quarters } from '../testing/rated-officials.js';
import type { QuarterInputs } from './evidence.port.js';
import { composeFlag, toFlagContent } from './flag-content.js';
import { toRatedSubject } from './rated-subject.js';

const page = readFileSync(new URL('../../../../docs/worked-flag.md', import.meta.url), 'utf8').replace(
  /\s+/g,
  ' ',
);
const parameters = DEFAULT_LOW_RULE_PARAMETERS;
const scores = goldenQuarter.days.map((levels) => levels.map((level) => BigInt(10_000 * (level - 1))));
const histogram = histogramOf(
  [1, 2, 3, 4, 5].map((level) => goldenQuarter.days.flat().filter((given) => given === level).length),
);
const question = { vi: 'Ông/bà hài lòng đến mức nào?', en: 'How satisfied are you?' };

function inputsOf(quarter: string): QuarterInputs {
  const ratings = goldenQuarter.days.flat().length;
  return {
    quarter,
    level: 'official',
    ratings,
    invited: goldenQuarter.invited,
    distinctRaters: goldenQuarter.raters,
    histograms: new Map([['overall', histogram]]),
    strata: new Map(),
    channels: [],
    days: scores.map((day) => ({
      n: BigInt(day.length),
      sum: day.reduce((sum, y) => sum + y, 0n),
      sumOfSquares: day.reduce((sum, y) => sum + y * y, 0n),
    })),
  };
}

/** The flag of golden vector V26 in both quarters, told on 5 October 2026. */
function workedFlag() {
  const criteria = [{ code: 'overall', weight: 10_000, question }];
  const subject = toRatedSubject(
    { kind: 'official', subjectId: 'an' },
    [inputsOf(quarters[0]), inputsOf(quarters[1])],
    criteria,
  );
  const level = compareLevel([summariseSubject(subject, parameters)]);
  const given = { subject, pendingContests: 0, undecided: [], today: '2026-10-05', parameters };
  const decision = decideLow(given, level);
  const content = toFlagContent({ subject, decision }, { version: 1, lowRule: parameters });
  if (!content) throw new Error('nothing to say');
  const state = { unitId: 'ward', illustrative: true, pendingContests: 0, undecided: [] };
  return composeFlag({ subject, decision, state }, { setCode: 'sipas', clauseId: null, criteria }, content, {
    flagId: 'flag',
    at: new Date('2026-10-05T03:00:00Z'),
    sensitivity: sensitivityOf(scores, rational(parameters.thresholdCenti, 10_000)),
    publicationIds: [],
    supersedes: null,
  });
}

describe('the worked flag of docs/worked-flag.md', () => {
  const flag = workedFlag();

  it('is what the service says, word for word', () => {
    for (const text of [flag.summary?.vi, flag.summary?.en]) expect(page).toContain(text);
    for (const { explanation } of flag.conditions) {
      expect(page).toContain(explanation.vi);
      expect(page).toContain(explanation.en);
    }
  });

  it('shows the figures it comes from', () => {
    const [evidence] = flag.evidence;
    const [check] = flag.checks ?? [];
    expect(page).toContain(
      `| score and interval | ${evidence?.score} (${evidence?.lower}–${evidence?.upper}) |`,
    );
    expect(page).toContain(`| p, rounded up | ${evidence?.p} |`);
    expect(page).toContain(`| evidence E over both quarters | ${flag.eValue} |`);
    const worst = check?.withoutWorstDays;
    expect(page).toContain(`| without the two worst days | ${worst?.score}, p ${worst?.p} |`);
    const [parts] = flag.explanation?.quarters ?? [];
    expect(page).toContain(
      `| brings and loses | ${parts?.parts[0]?.contribution} + ${parts?.parts[0]?.lost} = 100.00 |`,
    );
    expect(page).toContain(`| levels 1 … 5 | ${[...histogram].join(', ')} |`);
  });
});
