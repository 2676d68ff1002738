import { nationalCalendar, WorkingCalendar, type CalendarVersion } from '@namkhong/domain';

/** A version, and for which unit it holds by being its own or that of a unit so far above. */
export interface PlacedVersion {
  /** Null: for every unit. */
  readonly ofUnit: string | null;
  /** 0 the unit's own, 1 that of the unit directly above … */
  readonly height: number;
  readonly version: CalendarVersion & { readonly versionId: string; readonly ordinal: number };
}

/** The versions that make a unit's calendar, each after those it replaces: the later and the nearer counts. */
export function versionsOf(
  unitId: string | null,
  placed: readonly PlacedVersion[],
): PlacedVersion['version'][] {
  return placed
    .filter(({ ofUnit }) => ofUnit === null || ofUnit === unitId)
    .toSorted((a, b) => rank(b) - rank(a) || a.version.ordinal - b.version.ordinal)
    .map(({ version }) => version);
}

/** The calendar of each unit; units under the same versions share one. */
export function composeCalendars(
  unitIds: readonly string[],
  placed: readonly PlacedVersion[],
): ReadonlyMap<string, WorkingCalendar> {
  const everywhere = placed.filter(({ ofUnit }) => ofUnit === null);
  const byUnit = Map.groupBy(placed, ({ ofUnit }) => ofUnit);
  const made = new Map<string, WorkingCalendar>();
  return new Map(
    unitIds.map((unitId) => {
      const versions = versionsOf(unitId, [...everywhere, ...(byUnit.get(unitId) ?? [])]);
      const key = versions.map(({ versionId }) => versionId).join();
      const calendar = made.get(key) ?? calendarOf(versions);
      made.set(key, calendar);
      return [unitId, calendar];
    }),
  );
}

/** The national calendar with an authority's versions on top. */
export function calendarOf(versions: readonly CalendarVersion[]): WorkingCalendar {
  return versions.length === 0 ? nationalCalendar : new WorkingCalendar(versions, nationalCalendar);
}

function rank({ ofUnit, height }: PlacedVersion): number {
  return ofUnit === null ? Number.MAX_SAFE_INTEGER : height;
}
