import type { FollowUpAnswer } from '@namkhong/contracts/http/directive-matrix';
import type { PublicationView } from '@namkhong/contracts/http/scoring-publication';

export const mapMeasures = ['score', 'onTime', 'responseRate', 'tasks'] as const;
export type MapMeasure = (typeof mapMeasures)[number];

/** A figure of a unit as it was published, with its interval and what it is a share of. */
interface UnitValue {
  /** Decimal text, points or percent. */
  readonly value: string;
  readonly lower: string | null;
  readonly upper: string | null;
  readonly of: string | null;
}

/** By unit; who has no figure is not there. */
export type UnitValues = ReadonlyMap<string, UnitValue>;

/** What a publication says of its units. */
export function publishedValues(
  publication: PublicationView | undefined,
  measure: Exclude<MapMeasure, 'tasks'>,
): UnitValues {
  const units = publication?.manifest.units ?? [];
  return new Map(
    units.flatMap(({ unitId, outputs }) => {
      const figure = outputs[measure];
      if (figure === null) return [];
      const of = measure === 'score' ? outputs.n : 'of' in figure ? String(figure.of) : null;
      return [[unitId, { value: figure.value, lower: figure.lower, upper: figure.upper, of }] as const];
    }),
  );
}

/** Share of the tasks due that are verified as done. */
export function taskValues(items: FollowUpAnswer['items']): UnitValues {
  return new Map(
    items.flatMap(({ id, verified: { done, due } }) =>
      done === null ? [] : [[id, { value: done, lower: null, upper: null, of: String(due) }] as const],
    ),
  );
}
