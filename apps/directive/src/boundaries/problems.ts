import { type ProblemCatalogue } from '@namkhong/service-kit';
import type { BoundaryFault } from './plan-boundary-import.js';

export const boundaryProblems = {
  'boundary-malformed': {
    vi: 'Ranh giới không phải là GeoJSON hợp lệ tại “{text}”: {fault}.',
    en: 'The boundary is no valid GeoJSON at “{text}”: {fault}.',
  },
  'boundary-repeated': {
    vi: 'Ranh giới của “{unitCode}” đã có ở đối tượng {firstLine}.',
    en: 'The boundary of “{unitCode}” stands in feature {firstLine} already.',
  },
} as const satisfies ProblemCatalogue & Partial<Record<BoundaryFault, unknown>>;
