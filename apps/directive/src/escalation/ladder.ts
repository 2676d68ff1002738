import type { ladderStep } from '@namkhong/contracts/http/directive-escalation';
import type { CivilDate } from '@namkhong/domain';
import type { z } from 'zod';

export type LadderStep = z.output<typeof ladderStep>;

/** Whom to tell about tasks of one urgency, and when, from a day on. */
export interface Ladder {
  readonly ladderId: string;
  readonly urgency: 'normal' | 'urgent' | 'express';
  readonly effectiveFrom: CivilDate;
  readonly steps: readonly LadderStep[];
}

/** More steps than this are noise, which nobody reads. */
const MOST_STEPS = 10;

export type LadderFault =
  | 'ladder-empty'
  | 'ladder-too-long'
  | 'ladder-step-repeated'
  | 'ladder-step-misplaced'
  | 'ladder-order'
  | 'ladder-turns-back';

/**
 * What is wrong with a ladder, and with which step; null where it can be climbed. The steps of each anchor stand in the order
 * of their days and lead up the line, never back down: that is why no matter can go round in it.
 */
export function findLadderFault(
  steps: readonly LadderStep[],
): { readonly code: LadderFault; readonly step: string } | null {
  if (steps.length === 0) return { code: 'ladder-empty', step: '' };
  if (steps.length > MOST_STEPS) return { code: 'ladder-too-long', step: String(MOST_STEPS) };
  const codes = new Set<string>();
  const deeds = new Set<string>();
  const last = { due: { day: -Infinity, height: 0 }, issue: { day: -Infinity, height: 0 } };
  for (const step of steps) {
    const { code, anchor, workingDays } = step;
    const height = heightOf(step);
    const deed = `${anchor} ${workingDays} ${height}`;
    if (codes.has(code) || deeds.has(deed)) return { code: 'ladder-step-repeated', step: code };
    // Nobody can be reminded before a task was issued, nor called late on the day itself.
    if (anchor === 'issue' && workingDays < 1) return { code: 'ladder-step-misplaced', step: code };
    if (workingDays < last[anchor].day) return { code: 'ladder-order', step: code };
    if (height < last[anchor].height) return { code: 'ladder-turns-back', step: code };
    codes.add(code);
    deeds.add(deed);
    last[anchor] = { day: workingDays, height };
  }
  return null;
}

/** How far up somebody stands: the head of the unit, the deputy who takes over, then the heads of the units above. */
function heightOf({ to, levels }: LadderStep): number {
  return to === 'head' ? 0 : to === 'deputy' ? 1 : 1 + levels;
}
