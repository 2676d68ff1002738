import { isUnitKind, unitKinds } from '@namkhong/domain';
import { useLanguage } from '../i18n/use-language.js';

/** The kind of a unit in the reader's language; an unknown kind as it stands. */
export function useUnitKind(): (kind: string) => string {
  const language = useLanguage();
  return (kind) => (isUnitKind(kind) ? unitKinds[kind][language] : kind);
}
