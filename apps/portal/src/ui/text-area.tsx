import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';

/** Some lines in the writer's own words. */
export function TextArea({
  label,
  hint,
  ...rest
}: Omit<TextFieldProps, 'className' | 'children'> & { readonly label: string; readonly hint?: string }) {
  return (
    <AriaTextField {...rest} className="field">
      <Label>{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <AriaTextArea rows={6} />
    </AriaTextField>
  );
}
