/** What anybody may take away: each with its route and form. The name is the key of its texts. */
export const downloads = [
  { name: 'units', href: '/api/directive/v1/exports/units?format=csv', form: 'CSV' },
  { name: 'servicePoints', href: '/api/directive/v1/exports/service-points?format=csv', form: 'CSV' },
  { name: 'procedures', href: '/api/directive/v1/exports/procedures?format=csv', form: 'CSV' },
  { name: 'boundaries', href: '/api/directive/v1/units/boundaries', form: 'GeoJSON' },
  { name: 'register', href: '/api/directive/v1/directives?format=csv', form: 'CSV' },
  { name: 'followUp', href: '/api/directive/v1/follow-up/published?by=unit&limit=200', form: 'JSON' },
  { name: 'disclosures', href: '/api/directive/v1/disclosures/summary?limit=200', form: 'JSON' },
  { name: 'requests', href: '/api/feedback/v1/requests/published?limit=200', form: 'JSON' },
  { name: 'proposals', href: '/api/directive/v1/proposals/published?limit=200', form: 'JSON' },
  { name: 'criteria', href: '/api/scoring/v1/criteria-sets', form: 'JSON' },
  { name: 'dictionary', href: '/api/scoring/v1/dictionary', form: 'JSON' },
  { name: 'publications', href: '/api/scoring/v1/publications?limit=200', form: 'JSON' },
  { name: 'keys', href: '/api/scoring/v1/publications/keys', form: 'JSON' },
  { name: 'open311', href: '/api/feedback/v1/open311/v2/services.json', form: 'Open311' },
] as const;
