import type { ForensicFindings } from '@namkhong/domain';
import type { Trial } from './make-trials.js';
import type { TrialLabel } from './trial-city.js';

type ByLabel = Readonly<Record<TrialLabel, number>>;

/** Counts that add up over trials of one attack, so that figures are pooled and never averaged. */
export interface TrialCounts {
  readonly trials: number;
  readonly all: ByLabel;
  readonly excluded: ByLabel;
  readonly quarantined: ByLabel;
  /** Set aside once the indicated ratings of officials with an S3 alert are reviewed too. */
  readonly reviewed: ByLabel;
  readonly attackedOfficials: number;
  readonly alerted: number;
  readonly alertedRightly: number;
  readonly channelDropped: number;
  /** Points by which the attacked officials' means differ from the truth, added up: with everything counted, after the
   * rules, and after review with the channels dropped. */
  readonly bias: { readonly before: number; readonly ruled: number; readonly reviewed: number };
}

/** What came of a trial. The labels are read here, after detection, and nowhere before. */
export function scoreTrial(trial: Trial, found: ForensicFindings): TrialCounts {
  const excluded = new Set(found.excluded.map(({ ratingId }) => ratingId));
  const quarantined = new Set(found.quarantined.map(({ ratingId }) => ratingId));
  const suspected = new Set(
    found.alerts.filter(({ rule }) => rule === 's3').map(({ officialId }) => officialId),
  );
  const reviewed = new Set([...excluded, ...quarantined]);
  for (const { id, official } of trial.ratings) {
    const indicators = found.indicated.get(id) ?? [];
    if (suspected.has(official) && indicators.some((each) => each !== 'i1')) reviewed.add(id);
  }
  const alerted = new Set(found.alerts.map(({ officialId }) => officialId));
  const dropped = new Map(found.channelDropped.map(({ officialId, channel }) => [officialId, channel]));
  const count = (ids: Iterable<string>): ByLabel => {
    const counts = { honest: 0, outreach: 0, broker: 0, attack: 0 };
    for (const id of ids) counts[trial.labels.get(id) ?? 'honest'] += 1;
    return counts;
  };
  return {
    trials: 1,
    all: count(trial.labels.keys()),
    excluded: count(excluded),
    quarantined: count(quarantined),
    reviewed: count(reviewed),
    attackedOfficials: trial.attacked.size,
    alerted: alerted.size,
    alertedRightly: [...alerted].filter((official) => trial.attacked.has(official)).length,
    channelDropped: [...dropped.keys()].filter((official) => trial.attacked.has(official)).length,
    bias: biasOf(trial, (id) => excluded.has(id) || quarantined.has(id), reviewed, dropped),
  };
}

function biasOf(
  { ratings, attacked, labels }: Trial,
  ruledOut: (id: string) => boolean,
  reviewed: ReadonlySet<string>,
  dropped: ReadonlyMap<string, string>,
): TrialCounts['bias'] {
  const bias = { before: 0, ruled: 0, reviewed: 0 };
  for (const official of attacked) {
    const own = ratings.filter((rating) => rating.official === official);
    const truth = mean(own.filter(({ id }) => labels.get(id) !== 'attack'));
    bias.before += mean(own) - truth;
    bias.ruled += mean(own.filter(({ id }) => !ruledOut(id))) - truth;
    bias.reviewed +=
      mean(own.filter(({ id, channel }) => !reviewed.has(id) && channel !== dropped.get(official))) - truth;
  }
  return bias;
}

/** In points, 0–100. */
function mean(ratings: readonly { readonly levels: readonly number[] }[]): number {
  const levels = ratings.flatMap((rating) => rating.levels);
  return (25 * levels.reduce((total, level) => total + level - 1, 0)) / levels.length;
}

/** The counts of several trials as those of one. */
export function poolCounts(all: readonly TrialCounts[]): TrialCounts {
  const total = (of: (counts: TrialCounts) => number) => all.reduce((sum, each) => sum + of(each), 0);
  const byLabel = (of: (counts: TrialCounts) => ByLabel): ByLabel => ({
    honest: total((each) => of(each).honest),
    outreach: total((each) => of(each).outreach),
    broker: total((each) => of(each).broker),
    attack: total((each) => of(each).attack),
  });
  return {
    trials: total(({ trials }) => trials),
    all: byLabel(({ all: labels }) => labels),
    excluded: byLabel(({ excluded }) => excluded),
    quarantined: byLabel(({ quarantined }) => quarantined),
    reviewed: byLabel(({ reviewed }) => reviewed),
    attackedOfficials: total(({ attackedOfficials }) => attackedOfficials),
    alerted: total(({ alerted }) => alerted),
    alertedRightly: total(({ alertedRightly }) => alertedRightly),
    channelDropped: total(({ channelDropped }) => channelDropped),
    bias: {
      before: total(({ bias }) => bias.before),
      ruled: total(({ bias }) => bias.ruled),
      reviewed: total(({ bias }) => bias.reviewed),
    },
  };
}

/** Shares, each null where there is nothing to divide by. */
export interface TrialFigures {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly reviewedPrecision: number | null;
  readonly reviewedRecall: number | null;
  readonly subjectPrecision: number | null;
  readonly subjectRecall: number | null;
  readonly alertsPerTrial: number;
  /** Honest ratings quarantined; outreach and brokers set aside by any rule. */
  readonly honest: number | null;
  readonly outreach: number | null;
  readonly broker: number | null;
  readonly biasBefore: number | null;
  readonly biasRuled: number | null;
  readonly biasReviewed: number | null;
}

export function figuresOf(counts: TrialCounts): TrialFigures {
  const { all, excluded, quarantined, reviewed, attackedOfficials, bias } = counts;
  const out = (label: TrialLabel) => excluded[label] + quarantined[label];
  const sum = (of: (label: TrialLabel) => number) =>
    (['honest', 'outreach', 'broker', 'attack'] as const).reduce((total, label) => total + of(label), 0);
  return {
    precision: share(all.attack && out('attack'), all.attack && sum(out)),
    recall: share(out('attack'), all.attack),
    reviewedPrecision: share(reviewed.attack, all.attack && sum((label) => reviewed[label])),
    reviewedRecall: share(reviewed.attack, all.attack),
    subjectPrecision: share(counts.alertedRightly, attackedOfficials && counts.alerted),
    subjectRecall: share(counts.alertedRightly, attackedOfficials),
    alertsPerTrial: counts.alerted / counts.trials,
    honest: share(quarantined.honest, all.honest),
    outreach: share(out('outreach'), all.outreach),
    broker: share(out('broker'), all.broker),
    biasBefore: share(bias.before, attackedOfficials),
    biasRuled: share(bias.ruled, attackedOfficials),
    biasReviewed: share(bias.reviewed, attackedOfficials),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
