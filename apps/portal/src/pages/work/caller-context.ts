import type { CallerView } from '@namkhong/contracts/http/directive';
import { createContext, use } from 'react';

export const CallerContext = createContext<CallerView | null>(null);

/** Who works here, with their grants; only within the workspace. */
export function useCaller(): CallerView {
  const caller = use(CallerContext);
  if (caller === null) throw new Error('useCaller outside the workspace');
  return caller;
}
