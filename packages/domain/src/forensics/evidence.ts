import type { CanonicalValue } from '../satisfaction-index/canonical-json.js';
import type { Indicator } from './rules.js';

/**
 * What a rule saw, in whole numbers, texts and ids of ratings: its canonical JSON is hashed into the decision, so that a
 * reviewer can prove later what there was. Keyed hashes are not repeated in it.
 */
export type Evidence = Readonly<Record<string, CanonicalValue>>;

/** Out by rule R2 alone, without anybody's decision. */
export interface ExcludedRating {
  readonly ratingId: string;
  readonly officialId: string;
  readonly rule: 'r2';
  readonly evidence: Evidence;
}

/** Out by rule Q until a person decides. */
export interface QuarantinedRating {
  readonly ratingId: string;
  readonly officialId: string;
  readonly indicators: readonly Indicator[];
  readonly evidence: Evidence;
}

/** A pattern about a subject; it changes no figure before a person confirms it. */
export interface SubjectAlert {
  readonly officialId: string;
  readonly rule: 's1' | 's2' | 's3';
  /** Whether the pattern, if true, flatters the subject. S3 cannot know: it sees no level. */
  readonly favoursSubject: boolean;
  /** The channel that is left out of the subject's figures once the alert is confirmed. */
  readonly dropsChannel: string | null;
  readonly evidence: Evidence;
}

/** A probability as decimal text, rounded up in the sixth place. */
export function probabilityText(millionths: bigint): string {
  return `${millionths / 1_000_000n}.${String(millionths % 1_000_000n).padStart(6, '0')}`;
}
