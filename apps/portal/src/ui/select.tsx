import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import type { Choice } from './choices.js';
import { Icon } from './icon.js';

/** One of a few. */
export function Select<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <AriaSelect
      className="field"
      value={props.value}
      onChange={(key) => {
        const chosen = props.choices.find(({ value }) => value === key);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      <Label className="field__label">{props.label}</Label>
      <Button className="select__button">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover>
        <ListBox className="select__list">
          {props.choices.map(({ value, label }) => (
            <ListBoxItem key={value} id={value} textValue={label} className="select__option">
              {label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
