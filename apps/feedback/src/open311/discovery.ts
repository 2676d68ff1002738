import type { Format } from './write-format.js';

const specification = 'http://wiki.open311.org/GeoReport_v2';
const changeset = '2026-11-26T00:00:00+07:00';

/**
 * By the standard's service discovery: where the exchange is, and in which formats. A list is an array in JSON and named
 * elements in XML.
 *
 * @param origin where people and programs reach the platform
 */
export function toDiscovery(format: Format, origin: string): object {
  const formats = ['application/json', 'text/xml'];
  const endpoint = {
    specification,
    url: new URL('/api/feedback/v1/open311/v2', origin).href,
    changeset,
    type: 'production',
    formats: format === 'json' ? formats : { format: formats },
  };
  return {
    changeset,
    contact: new URL('/open-data', origin).href,
    key_service: 'No key is needed.',
    endpoints: format === 'json' ? [endpoint] : { endpoint: [endpoint] },
  };
}
