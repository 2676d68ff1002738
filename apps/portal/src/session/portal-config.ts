import { z } from 'zod';
import { fetchJson } from '../api/fetch-json.js';

/** Where officials sign in. The gateway may serve its own `/portal-config.json`; the built one suits `npm start`. */
const portalConfig = z.object({
  /** Address of the OpenID provider; a path is taken on this origin. */
  issuer: z.string().min(1),
  clientId: z.string().min(1),
  scope: z.string().min(1),
  /** RFC 8707 resource that the access token is for, where the provider wants one. */
  resource: z.string().nullable(),
});
type PortalConfig = z.output<typeof portalConfig>;

export function loadPortalConfig(): Promise<PortalConfig> {
  return fetchJson(portalConfig, '/portal-config.json');
}
