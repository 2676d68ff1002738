import { explainLowRuleReason } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { FlagContent } from './decide-flag.js';
import type { Flag } from './flag.js';
import type { SubjectEvidence } from './subject-evidence.js';

/** The flag as people will read it: every condition with its reason in words. */
export function composeFlag(
  { kind, subjectId, unitId, illustrative }: SubjectEvidence,
  { setCode, version, clauseId }: Pick<CriteriaSetVersion, 'setCode' | 'version' | 'clauseId'>,
  { threshold, evidence, conditions, lowestCriterion }: FlagContent,
  flagId: string,
  raisedAt: Date,
): Flag {
  return {
    flagId,
    subject: kind === 'official' ? { kind, unitId, officialId: subjectId } : { kind, unitId },
    setCode,
    setVersion: version,
    clauseId,
    threshold,
    evidence: [...evidence],
    conditions: conditions.map(({ id, holds, reason }) => ({
      id,
      holds,
      reason: reason.code,
      explanation: { vi: explainLowRuleReason(reason, 'vi'), en: explainLowRuleReason(reason, 'en') },
    })),
    lowestCriterion,
    raisedAt: raisedAt.toISOString(),
    illustrative,
  };
}
