import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { currentContext, titleOf } from '@namkhong/service-kit';
import { problems } from './problems.js';

/** Why a line was refused, with what its message needs. */
export interface LineFault {
  readonly code: keyof typeof problems;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** A refused line in the caller's language. */
export function refuseLine(line: number, fault: LineFault): ImportReport['rejected'][number] {
  return { line, code: fault.code, message: messageOf(fault) };
}

export function messageOf({ code, details = {} }: LineFault): string {
  return titleOf(problems, code, currentContext()?.language ?? 'vi', details);
}
