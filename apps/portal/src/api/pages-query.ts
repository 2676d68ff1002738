import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';
import type { z } from 'zod';
import { withQuery, type Api } from './api.js';

type Page = z.ZodType<{ readonly items: readonly unknown[]; readonly next: string | null }>;

/** A list that comes in cursor pages, each asked for when somebody wants more. */
export function pagesQuery<Schema extends Page>(
  api: Api,
  schema: Schema,
  path: string,
  {
    queryKey,
    filter = {},
  }: {
    readonly queryKey: QueryKey;
    readonly filter?: Readonly<Record<string, string | undefined>>;
  },
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      api(schema, withQuery(path, { ...filter, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}
