import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { Button } from './button.js';

export function SearchField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly clear: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <AriaSearchField className="field search" value={props.value} onChange={props.onChange}>
      <Label>{props.label}</Label>
      {props.hint === undefined ? null : (
        <Text slot="description" className="hint">
          {props.hint}
        </Text>
      )}
      <div className="search__row">
        <Input />
        {props.value === '' ? null : <Button aria-label={props.clear}>×</Button>}
      </div>
    </AriaSearchField>
  );
}
