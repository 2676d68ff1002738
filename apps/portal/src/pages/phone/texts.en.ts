import type { TextsLike } from '../../i18n/texts-like.js';
import type { phoneVi } from './texts.vi.js';

export const phoneEn: TextsLike<typeof phoneVi> = {
  title: 'Simulated phone',
  lead: 'A trial installation sends messages to a simulated exchange. This is what officials’ phones received.',
  empty: 'No messages yet.',
  unavailable: 'No simulated exchange runs here.',
  unavailableText: 'Messages go through a real exchange; this page exists in trial installations only.',
  messages: 'Messages',
  to: 'To {{phone}}',
  parts: 'Parts: {{parts}}, {{encoding}}',
  none: 'No receipt yet',
  delivered: 'Receipt: delivered',
  failed: 'Receipt: not delivered',
  refresh: 'Refreshes every 3 seconds.',
};
