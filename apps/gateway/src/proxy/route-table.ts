import type { GatewayEnvironment } from '../environment.js';

/** A path prefix and the service behind it. */
export interface ProxyRoute {
  readonly prefix: string;
  readonly upstream: string;
  /** What may be asked; everything below the prefix when left out. */
  readonly only?: { readonly method: 'GET'; readonly path: string };
}

/** The services with an API description. */
export const services = ['directive', 'feedback', 'scoring', 'notification'] as const;

/** What the public origin reaches; anything else below /api does not exist. */
export function routeTable(environment: GatewayEnvironment): readonly ProxyRoute[] {
  return [
    { prefix: '/api/directive/', upstream: environment.UPSTREAM_DIRECTIVE },
    { prefix: '/api/feedback/', upstream: environment.UPSTREAM_FEEDBACK },
    { prefix: '/api/scoring/', upstream: environment.UPSTREAM_SCORING },
    { prefix: '/api/notification/', upstream: environment.UPSTREAM_NOTIFICATION },
    { prefix: '/oidc/', upstream: environment.UPSTREAM_IDENTITY },
    ...(environment.UPSTREAM_SIMULATOR
      ? [
          {
            prefix: '/api/simulator/',
            upstream: environment.UPSTREAM_SIMULATOR,
            only: { method: 'GET', path: '/api/simulator/messages' },
          } as const,
        ]
      : []),
  ];
}
