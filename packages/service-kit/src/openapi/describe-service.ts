import { problem } from '@namkhong/contracts/http/problem';
import type { DeclaredRoute } from '../http/route-list.js';
import { describeRoute, toJson } from './describe-route.js';

export interface ServiceDescription {
  readonly name: string;
  readonly issuer: string;
  readonly routes: readonly DeclaredRoute[];
}

/** The OpenAPI 3.1 document of a service, generated from its routes. */
export function describeService({ name, issuer, routes }: ServiceDescription): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api/${name}/v1${route.path}`.replace(/:(\w+)/g, '{$1}').replace(/\/$/, '');
    (paths[path] ??= {})[route.method.toLowerCase()] = describeRoute(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: `Năm Không: ${name}`, version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      securitySchemes: {
        oidc: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` },
      },
      responses: {
        Problem: {
          description: 'RFC 9457 problem details.',
          content: { 'application/problem+json': { schema: toJson(problem, 'output') } },
        },
      },
    },
  };
}
