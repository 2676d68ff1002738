import { useState } from 'react';

export type Theme = 'light' | 'dark';

/** The theme `theme.js` set before the first paint, and a way to choose the other one, which this device remembers. */
export function useTheme(): { readonly other: Theme; readonly choose: (theme: Theme) => void } {
  const [theme, setTheme] = useState<Theme>(
    document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
  );
  const choose = (next: Theme) => {
    document.documentElement.dataset['theme'] = next;
    window.localStorage.setItem('nk-theme', next);
    setTheme(next);
  };
  return { other: theme === 'dark' ? 'light' : 'dark', choose };
}
