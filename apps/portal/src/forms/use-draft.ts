import { useCallback, useState } from 'react';
import type { z } from 'zod';

/**
 * What somebody has typed, kept in this tab until it is sent: a reload, a session that runs out and a page left by
 * mistake lose nothing. It ends with the tab. Not for what nobody else at this device may read.
 */
export function useDraft<Draft extends object>(
  name: string,
  schema: z.ZodType<Draft>,
  empty: Draft,
): {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly discard: () => void;
} {
  const key = `nk-draft:${name}`;
  const [draft, setDraft] = useState<Draft>(() => readDraft(key, schema) ?? empty);
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        window.sessionStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  const discard = useCallback(() => {
    window.sessionStorage.removeItem(key);
    setDraft(empty);
  }, [key, empty]);
  return { draft, change, discard };
}

/** Null where nothing was kept, or what was kept is of an older form. */
function readDraft<Draft>(key: string, schema: z.ZodType<Draft>): Draft | null {
  const text = window.sessionStorage.getItem(key);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
