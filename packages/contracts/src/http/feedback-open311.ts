import { z } from 'zod';
import { code, uuid } from '../primitives.js';

/**
 * The exchange with other programs by Open311 GeoReport v2, under `/api/feedback/v1/open311/v2`. Its answers are those of
 * the standard (wiki.open311.org/GeoReport_v2), in JSON or XML by the ending of the address.
 */

// POST …/requests.json, requests.xml  application/x-www-form-urlencoded
/**
 * Of the fields of the standard those that name a person (`email`, `first_name`, `last_name`, `phone`, `device_id`,
 * `account_id`) and pictures (`media_url`) are not read: nothing of them is kept, whoever sends them.
 */
export const open311Submission = z.object({
  service_code: code,
  description: z.string().trim().min(1).max(10_000),
  lat: z.coerce.number().min(-90).max(90).optional(),
  long: z.coerce.number().min(-180).max(180).optional(),
  address_string: z.string().trim().max(500).optional(),
  /** The unit, where the topic names none; by the standard's way of naming attributes. */
  'attribute[unit_id]': uuid.optional(),
});

// GET …/requests.json?service_request_id=&service_code=&status=&start_date=&end_date=
export const open311Query = z.object({
  /** Several are separated by commas; the others then do not count. */
  service_request_id: z.string().max(4_000).optional(),
  service_code: z.string().max(400).optional(),
  status: z.enum(['open', 'closed', 'open,closed', 'closed,open']).optional(),
  start_date: z.iso.datetime({ offset: true }).optional(),
  end_date: z.iso.datetime({ offset: true }).optional(),
});
