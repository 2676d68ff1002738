import type { Reason } from '@namkhong/domain';
import type { problems } from './problems.js';

/** Why a line is refused: a code of this service's problems, with what its message needs. */
export type LineFault = Reason<keyof typeof problems>;

/** A line that is refused, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly reason: LineFault;
}

export function refuse(line: number, code: LineFault['code'], params: LineFault['params'] = {}): RefusedLine {
  return { line, reason: { code, params } };
}
