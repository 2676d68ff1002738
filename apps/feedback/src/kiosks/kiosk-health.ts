import type { KioskView } from '@namkhong/contracts/http/feedback-kiosks';

/** What the health of a kiosk is judged by. */
export interface KioskSigns {
  readonly state: KioskView['state'];
  /** Records refused since it was enrolled, for a wrong signature, a number used twice, a broken chain. */
  readonly refused: number;
  readonly openGaps: number;
  readonly lastSeenAt: Date | null;
  readonly skewSeconds: number;
}

/** It speaks every five minutes; a weekend with the power off is no fault. */
const SILENT_AFTER_HOURS = 72;
/** A clock that is wrong by more than this puts answers of the evening on another day. */
const TOLERATED_SKEW_SECONDS = 600;

/** The first of the states, in the order of the contract, that applies. */
export function judgeHealth(signs: KioskSigns, now: Date): KioskView['health'] {
  if (signs.state !== 'active') return 'retired';
  if (signs.refused > 0) return 'tampered';
  if (signs.openGaps > 0) return 'gap';
  const silentMs = signs.lastSeenAt === null ? Infinity : now.getTime() - signs.lastSeenAt.getTime();
  if (silentMs > SILENT_AFTER_HOURS * 3_600_000) return 'silent';
  return Math.abs(signs.skewSeconds) > TOLERATED_SKEW_SECONDS ? 'clock-wrong' : 'in-order';
}
