/** One place where what is stated is not what was recomputed. */
export interface Difference {
  /** Names from the outside inwards, `total score value`. */
  readonly at: string;
  /** `nothing` where one side does not have it. */
  readonly stated: string;
  readonly recomputed: string;
}

/** Every leaf in which two values of plain data differ, whole numbers of any size among them; none where they are equal. */
export function differences(stated: unknown, recomputed: unknown, at = ''): Difference[] {
  if (!isGroup(stated) || !isGroup(recomputed)) {
    const [one, other] = [textOf(stated), textOf(recomputed)];
    return one === other ? [] : [{ at, stated: one, recomputed: other }];
  }
  const names = new Set([...Object.keys(stated), ...Object.keys(recomputed)]);
  return [...names].flatMap((name) =>
    differences(stated[name], recomputed[name], at === '' ? name : `${at} ${name}`),
  );
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object';
}

function textOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isGroup(value)) return Object.keys(value).length === 0 ? 'nothing in it' : 'something';
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
