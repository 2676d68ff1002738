import { lazyRouteComponent } from '@tanstack/react-router';
import { loadPart } from '../api/load-part.js';
import type { PartName } from '../i18n/parts.js';
import { loadParts } from '../i18n/start-i18n.js';

/**
 * A page that is loaded when somebody goes there, with the parts of the texts it says. A page that is missing after an
 * upgrade makes the router load the portal afresh; without a network that would end in the browser's own error page,
 * so then the failure is shown.
 */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
  ...texts: readonly PartName[]
) {
  return lazyRouteComponent(
    () => loadPart(async () => (await Promise.all([load(), loadParts(texts)]))[0]),
    name,
  );
}
