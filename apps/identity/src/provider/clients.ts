import type { ClientMetadata } from 'oidc-provider';

/** The portal, which anybody can read and which therefore has no secret, and the operator's machine client `nk`. */
export function firstPartyClients(origin: string, nkSecret: string): ClientMetadata[] {
  const signed = { id_token_signed_response_alg: 'ES256' as const };
  return [
    {
      client_id: 'portal',
      client_name: 'Năm Không',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [`${origin}/login/callback`],
      post_logout_redirect_uris: [`${origin}/`],
      ...signed,
    },
    {
      client_id: 'nk',
      client_secret: nkSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      ...signed,
    },
  ];
}
