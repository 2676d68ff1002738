import { SetMetadata } from '@nestjs/common';
import type { Action } from '@namkhong/domain';

/** What a route demands of its caller; a route without any refuses to boot. */
export type Access = { readonly kind: 'public' } | { readonly kind: 'action'; readonly action: Action };

export const ACCESS = 'namkhong:access';

/** Anyone may call this, without a token. */
export const Public = () => SetMetadata<string, Access>(ACCESS, { kind: 'public' });

/**
 * Only callers who hold a grant for the action may call this. For actions tied to units the guard asks whether the
 * caller holds it for *some* unit; which one is decided where the unit is known: `caller.require(action, unit)`.
 */
export const Allow = (action: Action) => SetMetadata<string, Access>(ACCESS, { kind: 'action', action });
