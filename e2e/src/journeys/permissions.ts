import { isAction, permissions, type Role } from '@namkhong/domain';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';

const services = ['directive', 'feedback', 'scoring', 'notification'];
const methods = ['get', 'post', 'put', 'delete'] as const;
const openApi = z.object({
  paths: z.record(
    z.string(),
    z.partialRecord(z.enum(methods), z.object({ 'x-action': z.string().refine(isAction).optional() })),
  ),
});

interface Route {
  readonly method: string;
  readonly path: string;
  /** Undefined for a route that is open to anybody. */
  readonly action: keyof typeof permissions | undefined;
}

/**
 * Every route of every service, asked by every role and by nobody in particular, with an empty body: whoever may not is
 * refused before anything else is looked at, and whoever may is refused for other reasons only.
 */
export async function walkRoutes(cast: Cast, trace: Trace): Promise<void> {
  const routes = (await Promise.all(services.map((service) => routesOf(cast, service)))).flat();
  for (const route of routes) {
    const { method, path, action } = route;
    const anonymous = await ask(cast, route, null);
    demand(
      `${method} ${path} by nobody in particular`,
      anonymous,
      (status) => (status === 401) === (action !== undefined),
    );
    for (const [role, { accessToken }] of cast.officials) {
      const status = await ask(cast, route, accessToken);
      const may = action === undefined || heldBy(action).includes(role as Role);
      // A role for one unit is refused what concerns another, so only the refusal of those without the role is certain.
      demand(`${method} ${path} by ${role}`, status, () => (may ? status !== 401 : status === 403));
    }
  }
  trace.add({
    journey: 'permissions',
    step: 'every route asked by every role',
    routes: routes.length,
    public: routes.filter(({ action }) => action === undefined).length,
    requests: routes.length * (cast.officials.size + 1),
  });
}

async function routesOf({ origin }: Cast, service: string): Promise<Route[]> {
  const response = await fetch(new URL(`/api/${service}/openapi.json`, origin));
  const { paths } = openApi.parse(await response.json());
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method,
      path,
      action: operation['x-action'],
    })),
  );
}

async function ask({ origin }: Cast, { method, path }: Route, token: string | null): Promise<number> {
  const response = await fetch(
    new URL(
      path.replaceAll(/\{\w+\}/g, () => randomUUID()),
      origin,
    ),
    {
      method: method.toUpperCase(),
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      ...(method === 'get' ? {} : { body: '{}' }),
    },
  );
  await response.body?.cancel();
  return response.status;
}

function heldBy(action: keyof typeof permissions): readonly Role[] {
  return permissions[action].heldBy;
}
