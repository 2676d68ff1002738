import type { TextsLike } from '../../i18n/texts-like.js';
import type { designVi } from './texts.vi.js';

export const designEn: TextsLike<typeof designVi> = {
  title: 'Interface components',
  lead: 'Every component with its states, running in this page.',
  loading: 'Loading',
  empty: 'Empty',
  error: 'Error with a code',
  offline: 'Offline',
  forbidden: 'No permission',
  unreadable: 'Unreadable answer',
  buttons: 'Buttons',
  primary: 'Primary',
  plain: 'Secondary',
  disabled: 'Disabled',
  fields: 'Fields',
  fieldLabel: 'Label',
  fieldHint: 'Hint',
  fieldError: 'Error of the field',
  choices: 'Choices',
  notices: 'Notices',
  statuses: 'Statuses',
  scores: 'Figures with interval and number',
  plot: 'Interval plot',
  colours: 'Colours',
  table: 'Table',
  sampleText: 'A short sentence that says what happened and what to do.',
};
