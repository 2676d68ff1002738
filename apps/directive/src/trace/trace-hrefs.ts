/** Where each thing is answered for, below the platform's public origin. */
export const hrefs = {
  directive: (directiveId: string) => `/api/directive/v1/directives/${directiveId}`,
  clause: (clauseId: string) => `/api/directive/v1/clauses/${clauseId}/trace`,
  assignment: (assignmentId: string) => `/api/directive/v1/assignments/${assignmentId}`,
  case: (caseId: string) => `/api/directive/v1/cases/${caseId}`,
  finding: (findingId: string) => `/api/directive/v1/findings/${findingId}`,
  flag: (flagId: string) => `/api/scoring/v1/flags/${flagId}`,
  figures: (unitId: string) => `/api/scoring/v1/units/${unitId}/figures`,
  publication: (publicationId: string) => `/api/scoring/v1/publications/${publicationId}`,
  criteriaSet: (setCode: string, effectiveFrom: string) =>
    `/api/scoring/v1/criteria-sets/${setCode}?on=${effectiveFrom}`,
} as const;
