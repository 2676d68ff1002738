import { accepted, overlap, refused, type Parsed } from '@namkhong/domain';
import type { ProcedureState } from './procedure-state.js';

/** `1.004194`, or with the agency that carries it out, `1.004194.000.00.00.H12`. */
const CODE = /^\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?$/;

export type ProcedureFault = 'procedure-code-malformed' | 'interval-empty' | 'procedure-overlap';

/** Decides whether a procedure can be as it is told: an amended one begins when the one before it has ended. */
export function checkProcedure(
  procedure: ProcedureState,
  sameCode: readonly ProcedureState[],
): Parsed<ProcedureState, ProcedureFault> {
  const { code, validFrom, validTo, procedureId } = procedure;
  if (!CODE.test(code)) return refused('procedure-code-malformed', { text: code });
  if (validTo !== null && validTo <= validFrom) {
    return refused('interval-empty', { from: validFrom, to: validTo });
  }
  const rival = sameCode.find((other) => other.procedureId !== procedureId && overlap(other, procedure));
  return rival === undefined
    ? accepted(procedure)
    : refused('procedure-overlap', { text: code, from: rival.validFrom });
}
