/** A class of the scale: from `low` to below `high`, the last one up to it. */
export interface MapClass {
  readonly low: number;
  readonly high: number;
}

/**
 * Five classes of one width, a whole number of points, that hold every value: what differs by less than a point never
 * differs in colour because the scale was stretched. Empty without values. Values lie between 0 and 100.
 */
export function mapClasses(values: readonly number[]): MapClass[] {
  if (values.length === 0) return [];
  const [least, most] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
  const width = Math.max(1, Math.ceil((most - least) / 5));
  const start = Math.max(0, Math.min(least, 100 - 5 * width));
  return Array.from({ length: 5 }, (_, index) => ({
    low: start + index * width,
    high: start + (index + 1) * width,
  }));
}

/** Index of the class that holds the value, 0 to 4. */
export function classOf(value: number, classes: readonly MapClass[]): 0 | 1 | 2 | 3 | 4 {
  const index = classes.findIndex(({ high }) => value < high);
  return (index === -1 ? 4 : index) as 0 | 1 | 2 | 3 | 4;
}
