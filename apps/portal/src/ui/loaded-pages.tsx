import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { Loaded } from './loaded.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A list that comes in cursor pages: its states, and a button for the next page. */
export function LoadedPages<Item>(props: {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}) {
  const { t } = useTranslation();
  const { query } = props;
  return (
    <Loaded query={query}>
      {(data) => {
        const items = data.pages.flatMap((page) => page.items);
        if (items.length === 0) return props.empty;
        return (
          <>
            {props.children(items)}
            {query.hasNextPage ? (
              <p className="no-print">
                <Button onPress={() => void query.fetchNextPage()} isDisabled={query.isFetchingNextPage}>
                  {t('state.more')}
                </Button>
              </p>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
