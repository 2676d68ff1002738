import type { PartTexts } from './parts.js';
import type { TextsLike } from './texts-like.js';
import type { vi } from './vi.js';

/** The texts every page may need, in one language. */
export type Messages = TextsLike<typeof vi>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal';
    resources: { portal: typeof vi & PartTexts };
  }
}
