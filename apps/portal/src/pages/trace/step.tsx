import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.js';

/** One link of the chain. */
export function Step(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <li className="chain__step">
      <span className="chain__mark">
        <Icon name={props.icon} />
      </span>
      <div className="chain__body">
        <h2>{props.title}</h2>
        {props.children}
      </div>
    </li>
  );
}
