import { useSyncExternalStore } from 'react';
import { forgetSecrets } from './ask-desk.js';

let isUnlocked = false;
const listeners = new Set<() => void>();

/** Whether the reader's keys are open in the other thread, for as long as this page lives. */
export function useUnlocked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isUnlocked,
  );
}

export function tellUnlocked(now: boolean): void {
  if (!now) forgetSecrets();
  isUnlocked = now;
  for (const listener of listeners) listener();
}
