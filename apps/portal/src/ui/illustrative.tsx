import { createContext, use, useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const IllustrativeContext = createContext<((id: string, shown: boolean) => void) | null>(null);

/** Holds the strip at the head of the page, inside its main part, for as long as anything on the page is illustrative. */
export function IllustrativeProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const declare = useMemo(
    () => (id: string, present: boolean) =>
      setShown((before) => {
        if (before.has(id) === present) return before;
        const next = new Set(before);
        if (present) next.add(id);
        else next.delete(id);
        return next;
      }),
    [],
  );
  return (
    <IllustrativeContext value={declare}>
      {shown.size === 0 ? null : (
        <div role="note" className="illustrative-strip" aria-label={t('app.illustrativeWord')}>
          <p>
            <strong>{t('app.illustrativeWord')}.</strong> {t('app.illustrative')}
          </p>
        </div>
      )}
      {children}
    </IllustrativeContext>
  );
}

/** Declares that what a component shows is illustrative. */
export function useIllustrative(illustrative: boolean): void {
  const id = useId();
  const declare = use(IllustrativeContext);
  useEffect(() => {
    declare?.(id, illustrative);
    return () => declare?.(id, false);
  }, [declare, id, illustrative]);
}
