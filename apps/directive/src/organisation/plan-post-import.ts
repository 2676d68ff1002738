import { parseValidity, type Parsed, type Validity } from '@namkhong/domain';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import { postKey, postRoles, type PostState } from './post-state.js';
import { readYesNo } from './read-yes-no.js';
import { isWithin } from './record-post.js';

export const postColumns = [
  'official_code',
  'unit_code',
  'role',
  'valid_from',
  'valid_to',
  'illustrative',
] as const;
export type PostRow = Readonly<Record<(typeof postColumns)[number], string>>;

export type PostRowFault =
  | 'official-code-malformed'
  | 'unit-unknown'
  | 'post-role-unknown'
  | 'post-start-missing'
  | 'post-outside-unit'
  | 'date-invalid'
  | 'interval-empty'
  | 'yes-no-malformed';

export interface PostImportContext {
  /** The units the file names, by code. */
  readonly units: ReadonlyMap<string, Validity & { readonly unitId: string }>;
  /** Ids of the recorded officials, by badge number. */
  readonly officials: ReadonlyMap<string, string>;
  /** The recorded posts, by {@link postKey}. */
  readonly posts: ReadonlyMap<string, PostState>;
  readonly nextId: () => string;
}

/** Decides what a list of posts changes: an official seen for the first time gets an id, a known post its new end. */
export function planPostImport(
  rows: readonly ImportRow<PostRow>[],
  context: PostImportContext,
): ImportPlan<PostState> {
  const officials = new Map(context.officials);
  const firstLines = new Map<string, number>();
  const changed: PostState[] = [];
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  for (const { line, value } of rows) {
    const read = readPostRow(value, context.units);
    if (!read.ok) {
      rejected.push({ line, reason: read.reason });
      continue;
    }
    const key = postKey(read.value);
    const firstLine = firstLines.get(key);
    if (firstLine !== undefined) {
      const params = { officialCode: value.official_code, firstLine };
      rejected.push({ line, reason: { code: 'post-repeated', params } });
      continue;
    }
    firstLines.set(key, line);
    const before = context.posts.get(key);
    if (before?.validTo === read.value.validTo && before.illustrative === read.value.illustrative) {
      unchanged += 1;
      continue;
    }
    const officialId = officials.get(value.official_code) ?? context.nextId();
    officials.set(value.official_code, officialId);
    const legalBasis = before?.legalBasis ?? null;
    changed.push({ ...read.value, officialId, legalBasis, postId: before?.postId ?? context.nextId() });
  }
  return { changed, accepted: changed.length, unchanged, rejected };
}

function readPostRow(
  row: PostRow,
  units: PostImportContext['units'],
): Parsed<Omit<PostState, 'postId' | 'officialId' | 'legalBasis'>, PostRowFault> {
  const refuse = (code: PostRowFault, text: string) =>
    ({ ok: false, reason: { code, params: { text } } }) as const;
  if (!/^[\p{L}\d][\p{L}\d._-]{0,34}$/u.test(row.official_code)) {
    return refuse('official-code-malformed', row.official_code);
  }
  const unit = units.get(row.unit_code);
  if (unit === undefined) return refuse('unit-unknown', row.unit_code);
  const role = postRoles.find((each) => each === row.role);
  if (role === undefined) return refuse('post-role-unknown', row.role);
  const validity = parseValidity(row.valid_from, row.valid_to);
  if (!validity.ok) return validity;
  const { validFrom, validTo } = validity.value;
  if (validFrom === null) return refuse('post-start-missing', row.official_code);
  if (!isWithin(validity.value, unit)) return refuse('post-outside-unit', row.unit_code);
  const illustrative = readYesNo(row.illustrative);
  if (illustrative === null) return refuse('yes-no-malformed', row.illustrative);
  return {
    ok: true,
    value: {
      officialCode: row.official_code,
      unitId: unit.unitId,
      role,
      validFrom,
      validTo,
      illustrative,
    },
  };
}
