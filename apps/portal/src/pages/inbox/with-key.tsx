import { localDate } from '@namkhong/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readerKeyQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { tellUnlocked, useUnlocked } from '../../sealing/unlocked.js';
import { Button } from '../../ui/button.js';
import { Loaded } from '../../ui/loaded.js';
import { MakeKey } from './make-key.js';
import { UnlockKey } from './unlock-key.js';

/** What only a reader with an open key sees; before that, the way to one. */
export function WithKey({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const isUnlocked = useUnlocked();
  const query = useQuery(readerKeyQuery(useApi()));
  return (
    <Loaded query={query}>
      {(own) => {
        if (own === null) return <MakeKey today={localDate(new Date())} />;
        if (!isUnlocked) return <UnlockKey own={own} />;
        return (
          <>
            <p className="row no-print">
              <Button onPress={() => tellUnlocked(false)}>{t('inbox.lock')}</Button>
            </p>
            {children}
          </>
        );
      }}
    </Loaded>
  );
}
