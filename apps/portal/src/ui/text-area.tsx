import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';

/** Some lines in the writer's own words. */
export function TextArea({
  label,
  hint,
  error,
  ...rest
}: Omit<TextFieldProps, 'className' | 'children'> & {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
}) {
  const invalid = error !== undefined && error !== null;
  return (
    <AriaTextField {...rest} className="field" isInvalid={invalid}>
      <Label>{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <AriaTextArea rows={6} />
      {invalid ? <FieldError className="error">{error}</FieldError> : null}
    </AriaTextField>
  );
}
