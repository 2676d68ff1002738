import type { vi } from './vi.js';

type Shape<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Shape<Tree[Key]> };

/** The texts of one language; a language that lacks a key does not compile. */
export type Messages = Shape<typeof vi>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal';
    resources: { portal: typeof vi };
  }
}
