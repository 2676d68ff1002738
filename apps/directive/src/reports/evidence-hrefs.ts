/** What a report is about, as far as lists can be asked for it. */
export interface ReportedScope {
  readonly unitId: string | null;
  readonly directiveId: string | null;
}

const own = '/api/directive/v1';

/** Where the platform answers for each figure of a report. */
export const evidence = {
  directive: (directiveId: string) => `${own}/directives/${directiveId}`,
  directives: () => `${own}/directives`,
  tasks: ({ unitId, directiveId }: ReportedScope) =>
    withQuery(`${own}/assignments`, { kind: 'directive', unitId, directiveId }),
  pledges: (campaignId: string, unitId: string | null, day: string) =>
    withQuery(`${own}/pledges/campaigns/${campaignId}/coverage`, { unitId, day }),
  disclosures: (unitId: string | null) => withQuery(`${own}/disclosures/summary`, { unitId }),
  proposals: (unitId: string | null) => withQuery(`${own}/proposals`, { unitId }),
  findings: ({ unitId }: ReportedScope) => withQuery(`${own}/findings`, { unitId, state: 'final' }),
  cases: () => `${own}/cases`,
  flags: () => '/api/scoring/v1/flags',
  figures: (unitId: string) => `/api/scoring/v1/units/${unitId}/figures`,
  publications: () => '/api/scoring/v1/publications',
  publication: (publicationId: string) => `/api/scoring/v1/publications/${publicationId}`,
} as const;

function withQuery(path: string, parts: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== null) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
