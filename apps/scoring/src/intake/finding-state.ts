import type { DataOf, findingFinalisedV1, findingWithdrawnV1 } from '@namkhong/contracts';
import type { Severity } from '@namkhong/domain';

/** What is known of a finding: its highest revision. */
export interface FindingState {
  readonly findingId: string;
  readonly revision: number;
  /** The unit in which it was found, of an official as well. */
  readonly unitId: string;
  readonly officialId: string | null;
  /** Null once it was withdrawn: then it never counted. */
  readonly effect: {
    readonly severity: Severity;
    /** The first and the last day on which it counts. */
    readonly finalOn: string;
    readonly expiresOn: string;
  } | null;
  readonly illustrative: boolean;
}

/** What an event tells. That a finding expired says nothing new: its last day was told when it became final. */
export function findingTold(
  data: DataOf<typeof findingFinalisedV1> | DataOf<typeof findingWithdrawnV1>,
): FindingState {
  const { findingId, revision, subject, illustrative } = data;
  return {
    findingId,
    revision,
    unitId: subject.unitId,
    officialId: subject.kind === 'official' ? subject.officialId : null,
    effect:
      'severity' in data
        ? { severity: data.severity, finalOn: data.finalOn, expiresOn: data.expiresOn }
        : null,
    illustrative,
  };
}

/** The highest revision of each finding, in the order of their ids: in whatever order and however often they were told. */
export function latestFindings(states: readonly FindingState[]): FindingState[] {
  const latest = new Map<string, FindingState>();
  for (const state of states) {
    const known = latest.get(state.findingId);
    if (!known || known.revision < state.revision) latest.set(state.findingId, state);
  }
  return [...latest.values()].sort((a, b) => (a.findingId < b.findingId ? -1 : 1));
}
