import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import type { CaseFile } from './case-file.reader.js';

type Step = CaseFileView['history'][number]['kind'];

/** Steps of the reviewers among themselves. */
const INTERNAL: readonly Step[] = ['proposed', 'returned', 'recused'];
const OF_A_DECISION: readonly Step[] = ['decided', 'correction-due'];

/**
 * What the subject and those who only read see of a case: everything it rests on, without what names anybody else, without
 * what reviewers propose to each other, and a decision from the day on which the subject was told of it.
 */
export function redactCase({ file, redactedReason }: CaseFile): CaseFileView {
  const isTold = file.notification !== null;
  const hidden = isTold ? INTERNAL : [...INTERNAL, ...OF_A_DECISION];
  const isPending = !isTold && (file.status === 'proposed' || file.status === 'decided');
  return {
    ...file,
    status: isPending ? beforeProposal(file) : file.status,
    reason: redactedReason,
    items: file.items.map((item) => ({ ...item, reference: null })),
    proposal: null,
    decisions: isTold ? file.decisions : [],
    correctionDue: isTold ? file.correctionDue : null,
    history: file.history.filter(({ kind }) => !hidden.includes(kind)),
  };
}

function beforeProposal({ replies }: CaseFileView): CaseFileView['status'] {
  return replies.length > 0 ? 'replied' : 'noticed';
}
