import type { TextsLike } from '../../i18n/texts-like.js';
import type { accessibilityVi } from './texts.vi.js';

export const accessibilityEn: TextsLike<typeof accessibilityVi> = {
  title: 'Accessibility',
  lead: 'This site aims at WCAG 2.2 level AA, so that everybody can use it: by keyboard, by screen reader, on a small phone, on paper.',
  done: 'What is checked',
  done1:
    'Every page, in Vietnamese by daylight and English by dark, 360 and 1280 pixels wide, is examined by axe-core for WCAG 2.2 A and AA each time the software changes; any finding stops the change.',
  done2: 'No page has to be scrolled sideways at 360 pixels.',
  done3: 'Rating, finding a unit and acknowledging a task can be done by keyboard alone.',
  done4: 'Every chart and map has a table with the same figures; nothing is said by colour alone.',
  done5: 'Every public page can be read aloud where the device has a voice.',
  gaps: 'What is missing',
  gap1: 'It has not been tried by blind people or users of screen readers; axe-core finds only part of all faults.',
  gap2: 'There are no minority languages and no sign language yet.',
  gap3: 'Maps and charts at 400% have to be read from their tables.',
  gap4: 'The .docx files have marked headings and tables, but were not examined for themselves.',
  tell: 'Something in your way?',
  tellText:
    'Write to the authority that runs this site, and say which page and which device. You can also rate by message, telephone, paper or at the counter.',
};
