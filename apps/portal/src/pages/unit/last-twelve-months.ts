/** The twelve months that have ended before the instant, `{ from: '2025-11', to: '2026-10' }`, by the clock of Vietnam. */
export function lastTwelveMonths(now: Date): { readonly from: string; readonly to: string } {
  const local = new Date(now.getTime() + 7 * 3_600_000);
  const month = (back: number) =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
  return { from: month(12), to: month(1) };
}
