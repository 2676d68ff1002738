import { z } from 'zod';
import { civilDate, uuid } from '../primitives.js';

/** Longitude and latitude in degrees, WGS 84 (RFC 7946 §3.1.1). */
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** Closed: the last position is the first again (RFC 7946 §3.1.6). */
const ring = z
  .array(position)
  .min(4)
  .max(20_000)
  .refine(
    (positions) => {
      const [first, last] = [positions[0], positions.at(-1)];
      return first?.[0] === last?.[0] && first?.[1] === last?.[1];
    },
    { error: 'not closed' },
  );
const polygon = z.array(ring).min(1).max(200);
export const boundaryGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1).max(500) }),
]);
export type BoundaryGeometry = z.output<typeof boundaryGeometry>;

// POST /api/directive/v1/imports/boundaries?dryRun=  (operator) → 201 importReport; `line` counts the features from 1
/** A GeoJSON FeatureCollection whose features name a unit by `properties.code`; each is checked for itself. */
export const boundariesBody = z.object({
  type: z.literal('FeatureCollection'),
  /** Who drew them and under which licence; shown beneath every map. */
  source: z.string().trim().min(1).max(300),
  licence: z.string().trim().min(1).max(100),
  features: z.array(z.unknown()).min(1).max(4000),
});
export const boundaryFeature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: z.string().min(1).max(35) }),
  geometry: boundaryGeometry,
});

// GET /api/directive/v1/units/boundaries?parentId=&asOf=  (public; ETag / If-None-Match) → unitBoundaries
export const boundariesQuery = z.object({ parentId: uuid.optional(), asOf: civilDate.optional() });
/** The units in force that have a boundary, as GeoJSON. */
export const unitBoundaries = z.object({
  type: z.literal('FeatureCollection'),
  /** Each source once, with its licence. */
  sources: z.array(z.object({ source: z.string(), licence: z.string() })),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: uuid,
      properties: z.object({ unitId: uuid, code: z.string(), name: z.string() }),
      geometry: boundaryGeometry,
    }),
  ),
});
export type UnitBoundaries = z.output<typeof unitBoundaries>;
