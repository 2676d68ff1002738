import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { ACCESS, type Access } from '../auth/access.decorators.js';

/** A route as its decorators declare it. */
export interface DeclaredRoute {
  readonly controller: Type;
  readonly handlerName: string;
  readonly handler: object;
  readonly method: string;
  /** Below the service's prefix, with `:name` for parameters. */
  readonly path: string;
  readonly access: Access | undefined;
}

/** Every route of the application, by reflection. */
export function listRoutes(app: INestApplication): DeclaredRoute[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      const controller = metatype as Type;
      const prototype = controller.prototype as Record<string, object>;
      return scanner.getAllMethodNames(prototype).flatMap((handlerName) => {
        const handler = prototype[handlerName];
        return handler ? routesOf(controller, handlerName, handler) : [];
      });
    });
}

/** Throws, naming them, where routes demand neither @Public nor @Allow. */
export function requireAccessEverywhere(routes: readonly DeclaredRoute[]): void {
  const open = routes.filter((route) => !route.access);
  if (open.length === 0) return;
  const names = open.map(
    (route) => `${route.method} ${route.path} (${route.controller.name}.${route.handlerName})`,
  );
  throw new Error(`routes without @Public or @Allow: ${names.join(', ')}`);
}

function routesOf(controller: Type, handlerName: string, handler: object): DeclaredRoute[] {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as
    Access | undefined;
  const prefixes = pathsOf(Reflect.getMetadata(PATH_METADATA, controller));
  const paths = pathsOf(Reflect.getMetadata(PATH_METADATA, handler));
  return prefixes.flatMap((prefix) =>
    paths.map((path) => ({
      controller,
      handlerName,
      handler,
      method: RequestMethod[method],
      path: `/${[prefix, path]
        .flatMap((part) => part.split('/'))
        .filter(Boolean)
        .join('/')}`,
      access,
    })),
  );
}

function pathsOf(metadata: unknown): string[] {
  if (Array.isArray(metadata)) return metadata.map(String);
  return [typeof metadata === 'string' ? metadata : '/'];
}
