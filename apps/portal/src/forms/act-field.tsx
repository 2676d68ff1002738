import type { Evidence } from '@namkhong/contracts/http/directive-assignments';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Choices } from '../ui/choices.js';
import { Icon } from '../ui/icon.js';
import { Select } from '../ui/select.js';
import { TextArea } from '../ui/text-area.js';
import { TextField } from '../ui/text-field.js';
import type { ActField as Field, ActValue } from './act.js';
import { EvidenceField } from './evidence-field.js';

/** One field of an act, by its kind. */
export function ActField(props: {
  readonly field: Field;
  readonly value: ActValue | undefined;
  readonly error: string | null;
  readonly onChange: (value: ActValue) => void;
}) {
  const { field, onChange, error } = props;
  const text = typeof props.value === 'string' ? props.value : '';
  const shared = {
    label: field.label,
    error,
    value: text,
    onChange,
    isRequired: field.optional !== true,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
  };
  switch (field.kind) {
    case 'line':
      return <TextField {...shared} maxLength={field.longest ?? 300} autoComplete="off" />;
    case 'lines':
      return <TextArea {...shared} maxLength={field.longest ?? 4000} />;
    case 'whole':
      return <TextField {...shared} inputMode="numeric" autoComplete="off" />;
    case 'date':
      return <TextField {...shared} type="date" />;
    case 'time':
      return <TextField {...shared} type="datetime-local" />;
    case 'choice':
      return (
        <Select
          label={field.label}
          choices={field.choices}
          value={text === '' ? (field.choices[0]?.value ?? '') : text}
          onChange={onChange}
        />
      );
    case 'several':
      return (
        <Choices
          label={field.label}
          choices={field.choices}
          value={Array.isArray(props.value) ? (props.value as readonly string[]) : []}
          onChange={onChange}
          error={error}
        />
      );
    case 'yes-no':
      return (
        <Checkbox className="choice" isSelected={props.value === true} onChange={onChange}>
          <span className="choice__box">
            <Icon name="check" />
          </span>
          {field.label}
        </Checkbox>
      );
    case 'evidence':
      return (
        <EvidenceField
          label={field.label}
          value={Array.isArray(props.value) ? (props.value as readonly Evidence[]) : []}
          onChange={onChange}
        />
      );
  }
}
