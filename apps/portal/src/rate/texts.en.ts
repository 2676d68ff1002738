import type { RateTexts } from './texts.vi.js';

export const enTexts: RateTexts = {
  title: 'Rate a service',
  heading: 'How satisfied are you?',
  about: 'Dossier closed on {date} at {unit}.',
  aboutPlace: 'About the service at {place}, {unit}.',
  whoTitle: 'Who sees what',
  who: [
    'Nobody learns who answered: your code ties no name or phone number to the answer.',
    'Public: only the unit’s overall figure, once at least 10 people have answered.',
  ],
  whoOfficial:
    'The official and their managers: only overall figures once there are enough answers, never a single answer.',
  whoDevice:
    'So that nobody rates one official over and over, this browser keeps a random number until the half-year ends. Nothing of your device is in it, it is no cookie, and no official sees it; deleting the browser’s data deletes it.',
  whoPlace:
    'Anybody can answer, without a code, a name or a number: what is said here is shown apart and judges no official.',
  skipHint: 'Skip any question you like. It takes less than 30 seconds.',
  levels: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
  clear: 'Clear',
  clearOf: 'Clear question {n}',
  send: 'Send rating',
  sending: 'Sending…',
  needOne: 'Answer at least one question, then send.',
  loading: 'Opening the ballot…',
  thanks: 'Thank you. Your rating has been recorded.',
  receipt: 'Receipt code',
  receiptText: 'Keep this code as proof that your rating was recorded. It tells nobody what you answered.',
  print: 'Print the receipt',
  seeUnit: 'See the results of {unit}',
  offlineTitle: 'No network connection',
  offlineLoad: 'The ballot could not be opened. Check the connection and try again.',
  offlineKept:
    'Your answers are kept on this device and will be sent once the network is back. You may close the page and open this same link again.',
  retry: 'Try again',
  noCodeTitle: 'A rating code is needed',
  noCode: 'Open the link in your message, scan the QR code on your slip, or type the 22 characters.',
  codeLabel: 'Rating code',
  codeInvalid: 'A code has exactly 22 letters, digits, hyphens or underscores.',
  open: 'Open the ballot',
  refused: {
    'service-point-unknown': [
      'There is no such place',
      'The code on the wall is probably old. Ask at the one-stop desk, or scan it again.',
    ],
    'proof-invalid': [
      'Not sent yet',
      'The check against automatic sending is not done. Load the page again and send once more.',
    ],
    'proof-spent': [
      'This answer was sent',
      'Each visit sends one answer. Load the page again to send another.',
    ],
    'ballot-spent': [
      'This code has been used',
      'Each code rates once. If it was not you who used it, tell the one-stop desk.',
    ],
    'ballot-expired': [
      'This code has expired',
      'A code is valid for 30 days after the dossier is closed. You will receive a new one next time.',
    ],
    'ballot-unknown': ['There is no such code', 'Check each character: capitals and small letters differ.'],
    'ballot-too-early': ['This code is not valid yet', 'A code is valid from the day the dossier is closed.'],
  },
  alreadyCounted: [
    'Your rating has probably been recorded',
    'This code has been used: the earlier attempt most likely arrived before the connection was lost.',
  ],
  failedTitle: 'Not sent yet',
  errorCode: 'Error code',
  illustrative: 'Illustrative figures. This ballot belongs to a fictional unit.',
  home: 'Back to the home page',
  language: 'Tiếng Việt',
};
