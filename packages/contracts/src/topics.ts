/** Days a topic keeps its records; `forever` topics are read by rebuilds and are never compacted. */
export type Retention = number | 'forever';

export interface TopicDefinition {
  /** What the record key is: everything about one aggregate stays in order within one partition. */
  readonly key: string;
  /** Fixed from the start: changing it would move keys between partitions. */
  readonly partitions: number;
  readonly retentionDays: Retention;
  /** Consumer groups that may read the topic; `any` welcomes further consumers. */
  readonly readers: 'any' | readonly string[];
  readonly summary: string;
}

/**
 * Every topic of the platform. Rating and signal topics are readable by scoring alone, so that nothing goes
 * round the privacy floor; feedback reads scoring's decisions to answer receipts. `infra/kafka/topics.yaml` and the AsyncAPI document are generated from this table.
 */
export const topics = {
  'directive.organisation.v1': {
    key: 'unit, official, service point or procedure id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary:
      'Units, posts, leaves, substitutions, service points and procedures, each in full with its validity interval.',
  },
  'directive.grant.v1': {
    key: 'subject',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Who may act in which role, for which units, from when until when.',
  },
  'directive.directive.v1': {
    key: 'directive id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Directives and their clauses.',
  },
  'directive.assignment.v1': {
    key: 'assignment id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'What a unit was told to do, and how far it came.',
  },
  'directive.case.v1': {
    key: 'case id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Handling cases with due process.',
  },
  'directive.calendar.v1': {
    key: 'calendar version or deadline id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Working calendars, and the open deadlines that their changes moved.',
  },
  'directive.finding.v1': {
    key: 'finding id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Violations of the five noes that are final, and what becomes of them.',
  },
  'directive.disclosure.v1': {
    key: 'disclosure id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'What units have to make public, and what they published.',
  },
  'directive.proposal.v1': {
    key: 'proposal id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'How far proposals have come: ids, states and days, never what somebody wrote.',
  },
  'feedback.rating.v1': {
    key: 'unit id',
    partitions: 24,
    retentionDays: 'forever',
    readers: ['scoring'],
    summary: 'Single ratings, without clock time, hash or free text.',
  },
  'feedback.signal.v1': {
    key: 'unit id',
    partitions: 24,
    retentionDays: 275,
    readers: ['scoring'],
    summary: 'Keyed hashes and timing of a rating, for the detection of manipulation only.',
  },
  'feedback.service.v1': {
    key: 'unit id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Signed changes of the counts of services rendered: closed, invited, on time.',
  },
  'feedback.invitation.v1': {
    key: 'invitation id',
    partitions: 6,
    retentionDays: 60,
    readers: ['notification'],
    summary: 'Invitations to rate, with number and ballot sealed to notification’s key.',
  },
  'feedback.key.v1': {
    key: 'key id',
    partitions: 6,
    retentionDays: 70,
    readers: ['notification'],
    summary: 'Public keys that citizens’ replies are sealed to.',
  },
  'feedback.tally.v1': {
    key: 'unit id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Monthly counts per level that somebody else collected.',
  },
  'feedback.kiosk.v1': {
    key: 'kiosk id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary:
      'Kiosks enrolled and retired, and gaps in what they recorded: never an answer, never a count of answers.',
  },
  'feedback.request.v1': {
    key: 'request id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'How far requests of the public have come: ids, states and days, never what somebody wrote.',
  },
  'feedback.report.v1': {
    key: 'report id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'How far confidential reports have come: id, type, stage and month, and nothing else.',
  },
  'feedback.poll.v1': {
    key: 'poll id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Polls on published matters: when they open and close, and their results once closed.',
  },
  'scoring.methodology.v1': {
    key: 'criteria set code',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Criteria sets: versions, weights, questions, thresholds, legal basis.',
  },
  'scoring.decision.v1': {
    key: 'unit id',
    partitions: 24,
    retentionDays: 'forever',
    readers: ['feedback', 'scoring'],
    summary: 'Which ratings count and which alerts stand, decision by decision; a rebuild replays them.',
  },
  'scoring.flag.v1': {
    key: 'subject id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Low-satisfaction flags, each with the reason for every condition.',
  },
  'scoring.publication.v1': {
    key: 'unit id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'Figures as they were published.',
  },
  'notification.key.v1': {
    key: 'key id',
    partitions: 6,
    retentionDays: 70,
    readers: ['feedback'],
    summary: 'Public keys that invitations are sealed to.',
  },
  'notification.reply.v1': {
    key: 'invitation id or assignment id',
    partitions: 6,
    retentionDays: 60,
    readers: ['directive', 'feedback'],
    summary:
      'What people answered to messages; of a citizen’s answer ballot, level and day are sealed to feedback.',
  },
  'notification.delivery.v1': {
    key: 'message id',
    partitions: 6,
    retentionDays: 'forever',
    readers: 'any',
    summary: 'What became of each message to an official.',
  },
} as const satisfies Record<string, TopicDefinition>;

export type TopicName = keyof typeof topics;

/** The dead-letter topic of a topic: one partition, kept 90 days. */
export function deadLetterTopic(topic: string): string {
  return `${topic}.dlq`;
}

export const deadLetterRetentionDays = 90;
