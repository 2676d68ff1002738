import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icon.js';

/** What a tool in the page's head is called; on a phone a sign stands there for those who see it. */
export function ToolWord({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <>
      <Icon name={icon} />
      <span className="tool-word">{children}</span>
    </>
  );
}
