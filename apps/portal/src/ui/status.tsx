import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

export type StatusTone = 'calm' | 'good' | 'attention';

/** Word and icon; the tone only adds colour to what the word says. */
export function Status(props: {
  readonly icon: IconName;
  readonly tone?: StatusTone;
  readonly children: ReactNode;
}) {
  return (
    <span className={`status status--${props.tone ?? 'calm'}`}>
      <Icon name={props.icon} />
      <span>{props.children}</span>
    </span>
  );
}
