import type { TextsLike } from '../../i18n/texts-like.js';
import type { petitionVi } from './texts.vi.js';

/** What the printable petition says around its own Vietnamese text, in English. */
export const petitionEn: TextsLike<typeof petitionVi> = {
  title: 'Print a petition to sign and file',
  lead: 'The law wants a signed petition or a visit in person. This page only sets the print: it sends and keeps nothing.',
  kind: 'Kind of petition',
  'kind-complaint': 'Complaint',
  'kind-denunciation': 'Denunciation',
  'kind-feedback': 'Feedback or petition',
  to: 'To (the competent authority)',
  name: 'Full name',
  address: 'Address',
  contact: 'How to reach you (telephone, mail)',
  about: 'Whom it is about: person or agency, post, address',
  happened: 'What: act, decision, time, place, reasons',
  request: 'What you ask for',
  enclosed: 'Documents and evidence enclosed',
  print: 'Print the petition',
  languageNote: 'Petitions to state agencies are in Vietnamese.',
  preview: 'As it is printed',
};
