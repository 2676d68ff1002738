import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';

/** `primary` at most once a page; everything else is plain. */
export function Button({
  look = 'plain',
  children,
  ...rest
}: Omit<ButtonProps, 'className' | 'children'> & {
  readonly look?: 'primary' | 'plain';
  readonly children: ReactNode;
}) {
  return (
    <AriaButton {...rest} className={look === 'primary' ? 'button' : 'button button--plain'}>
      {children}
    </AriaButton>
  );
}
