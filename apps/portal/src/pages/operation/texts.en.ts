import type { TextsLike } from '../../i18n/texts-like.js';
import type { operationVi } from './texts.vi.js';

/** The same in English. */
export const operationEn: TextsLike<typeof operationVi> = {
  title: 'Operation',
  lead: 'How each service stands, what waits, and which records could not be handled. Read anew every ten seconds.',
  services: {
    directive: 'Directives',
    feedback: 'Feedback',
    scoring: 'Scoring',
    notification: 'Notification',
  },
  ready: 'Ready',
  notReady: 'Not ready',
  unreachable: 'Not reachable',
  parts: { database: 'Database', bus: 'Event bus', service: 'Service' },
  partFault: '{{part}}: {{fault}}',
  waiting: 'Events to be sent',
  lag: 'Records to be handled',
  groups: 'Consumer groups',
  group: 'Group',
  topics: 'By topic',
  state: 'State',
  running: 'Running',
  halted: 'Stands still until somebody looks: {{reason}}',
  asOf: 'At {{time}}',
  letters: 'Records that could not be handled',
  noLetters: 'There are none.',
  moreLetters: 'Only the latest 200 of each topic are shown.',
  event: 'Event',
  why: 'Why',
  place: 'Where it lay',
  placeOf: '{{topic}}, partition {{partition}}, offset {{offset}}',
  handled: 'Handled since',
  open: 'Not handled',
  replay: 'Put back',
  replayText:
    'The record is put back as it was. Groups that have handled it pass it over, the one that has not tries again. It is written into the audit log.',
  letterTitle: '{{type}} of group {{group}}',
};
