import type { CivilDate, Validity } from '@namkhong/domain';

/** By unit id, the first day on which nobody holds a post or serves people there any more; null where no end is known. */
export type HeldUntil = ReadonlyMap<string, CivilDate | null>;

/** Whether a unit with this end would leave posts or service points behind that go on. */
export function leavesHolders(
  heldUntil: HeldUntil,
  unit: Pick<Validity, 'validTo'> & { readonly unitId: string },
): boolean {
  const until = heldUntil.get(unit.unitId);
  if (unit.validTo === null || until === undefined) return false;
  return until === null || until > unit.validTo;
}
