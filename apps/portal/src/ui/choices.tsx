import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { FieldError } from 'react-aria-components/FieldError';
import { Icon } from './icon.js';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** Several of a few. */
export function Choices<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: readonly Value[];
  readonly onChange: (value: Value[]) => void;
  readonly error?: string | null;
}) {
  const error = props.error ?? null;
  const known = new Set<string>(props.choices.map(({ value }) => value));
  return (
    <CheckboxGroup
      className="field"
      value={[...props.value]}
      isInvalid={error !== null}
      onChange={(values) => props.onChange(values.filter((value): value is Value => known.has(value)))}
    >
      <Label className="field__label">{props.label}</Label>
      <div>
        {props.choices.map(({ value, label }) => (
          <div key={value}>
            <Checkbox value={value} className="choice">
              <span className="choice__box">
                <Icon name="check" />
              </span>
              {label}
            </Checkbox>
          </div>
        ))}
      </div>
      {error === null ? null : <FieldError className="error">{error}</FieldError>}
    </CheckboxGroup>
  );
}
