import type { FindingView } from '@namkhong/contracts/http/directive-inspections';

/**
 * What the subject and those who only read see of a finding: everything it rests on, without what names anybody else or
 * says where the originals are.
 */
export function redactFinding(finding: FindingView): FindingView {
  return {
    ...finding,
    summary: null,
    evidence: finding.evidence.map((item) => ({ ...item, reference: null })),
    history: finding.history.filter(({ kind }) => kind !== 'drafted' && kind !== 'changed'),
  };
}

/** Whether the subject was told of it: before, it is nobody's but the inspectors'. */
export function isTold({ state }: Pick<FindingView, 'state'>): boolean {
  return state !== 'draft' && state !== 'discarded';
}
