import { useQuery } from '@tanstack/react-query';
import { criteriaSetsQuery } from '../api/scoring.js';
import { useApi } from '../api/use-api.js';
import { useLanguage } from '../i18n/use-language.js';

/** A criterion by the question that asks for it, from whichever set does; by its code where none is known. */
export function Question({ code }: { readonly code: string }) {
  const language = useLanguage();
  const { data } = useQuery(criteriaSetsQuery(useApi()));
  const criteria = data?.items.flatMap((set) => set.criteria);
  return criteria?.find((criterion) => criterion.code === code)?.question[language] ?? <code>{code}</code>;
}
