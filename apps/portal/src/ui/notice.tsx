import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

const icons = { calm: 'info', good: 'check', attention: 'alert' } as const satisfies Record<string, IconName>;

export function Notice(props: {
  readonly tone?: keyof typeof icons;
  readonly icon?: IconName;
  readonly title?: string;
  /** Read out at once: for what answers something the reader did. */
  readonly announce?: boolean;
  readonly children?: ReactNode;
}) {
  const tone = props.tone ?? 'calm';
  return (
    <div className={`notice notice--${tone}`} role={props.announce ? 'status' : undefined}>
      <Icon name={props.icon ?? icons[tone]} />
      <div className="notice__body">
        {props.title === undefined ? null : <h2>{props.title}</h2>}
        {props.children}
      </div>
    </div>
  );
}
