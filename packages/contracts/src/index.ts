export {
  createEvent,
  defineEvent,
  isEvent,
  MalformedEventError,
  parseEvent,
  type DataOf,
  type EventContext,
  type EventDefinition,
  type IncomingEvent,
  type OutgoingEvent,
} from './envelope.js';
export {
  deadLetterRetentionDays,
  deadLetterTopic,
  topics,
  type Retention,
  type TopicDefinition,
  type TopicName,
} from './topics.js';
export {
  assurance,
  bilingual,
  channel,
  civilDate,
  code,
  decimal,
  histogram,
  instant,
  level,
  levels,
  month,
  outcome,
  quarter,
  uuid,
  type Assurance,
  type Bilingual,
  type Channel,
  type Outcome,
} from './primitives.js';
export {
  ballotToken,
  canonicalText,
  invitationSecret,
  mobileNumber,
  replySecret,
  sealedBox,
  sealingKey,
  type InvitationSecret,
  type ReplySecret,
  type SealedBox,
  type SealingKey,
} from './sealed.js';
export { eventDefinitions, eventsByType } from './events/registry.js';
export { assignmentAcknowledgedV1 } from './events/directive/assignment-acknowledged.v1.js';
export { assignmentIssuedV1, assignmentKind, urgency } from './events/directive/assignment-issued.v1.js';
export { calendarRecordedV1 } from './events/directive/calendar-recorded.v1.js';
export { assignmentAcceptedV1 } from './events/directive/assignment-accepted.v1.js';
export { assignmentClaimedV1 } from './events/directive/assignment-claimed.v1.js';
export { assignmentDelegatedV1 } from './events/directive/assignment-delegated.v1.js';
export { assignmentEscalatedV1 } from './events/directive/assignment-escalated.v1.js';
export { assignmentExtendedV1 } from './events/directive/assignment-extended.v1.js';
export { assignmentExtensionRefusedV1 } from './events/directive/assignment-extension-refused.v1.js';
export { assignmentExtensionRequestedV1 } from './events/directive/assignment-extension-requested.v1.js';
export { assignmentProgressedV1 } from './events/directive/assignment-progressed.v1.js';
export { assignmentReturnedV1 } from './events/directive/assignment-returned.v1.js';
export { assignmentSuspendedV1 } from './events/directive/assignment-suspended.v1.js';
export { assignmentTransferredV1 } from './events/directive/assignment-transferred.v1.js';
export { assignmentWithdrawnV1 } from './events/directive/assignment-withdrawn.v1.js';
export { undatedAssignmentIssuedV1 } from './events/directive/undated-assignment-issued.v1.js';
export { caseConcludedV1 } from './events/directive/case-concluded.v1.js';
export { caseCorrectedV1 } from './events/directive/case-corrected.v1.js';
export { caseOpenedV1 } from './events/directive/case-opened.v1.js';
export { deadlineMovedV1 } from './events/directive/deadline-moved.v1.js';
export { findingExpiredV1 } from './events/directive/finding-expired.v1.js';
export { findingFinalisedV1 } from './events/directive/finding-finalised.v1.js';
export { findingWithdrawnV1 } from './events/directive/finding-withdrawn.v1.js';
export { directiveChangedV1 } from './events/directive/directive-changed.v1.js';
export { directiveRecordedV1, directiveStatus } from './events/directive/directive-recorded.v1.js';
export { disclosureDueV1 } from './events/directive/disclosure-due.v1.js';
export { disclosurePublishedV1 } from './events/directive/disclosure-published.v1.js';
export { grantRecordedV1, grantRole } from './events/directive/grant-recorded.v1.js';
export { leaveRecordedV1 } from './events/directive/leave-recorded.v1.js';
export { postRecordedV1 } from './events/directive/post-recorded.v1.js';
export { procedureRecordedV1 } from './events/directive/procedure-recorded.v1.js';
export { servicePointRecordedV1 } from './events/directive/service-point-recorded.v1.js';
export { substitutionRecordedV1 } from './events/directive/substitution-recorded.v1.js';
export { proposalAdvancedV1 } from './events/directive/proposal-advanced.v1.js';
export { unitRecordedV1 } from './events/directive/unit-recorded.v1.js';
export { ratingCastV1 } from './events/feedback/rating-cast.v1.js';
export { ratingRevisedV1 } from './events/feedback/rating-revised.v1.js';
export { ratingWithdrawnV1 } from './events/feedback/rating-withdrawn.v1.js';
export { ratingSignalledV1 } from './events/feedback/rating-signalled.v1.js';
export { serviceCountedV1 } from './events/feedback/service-counted.v1.js';
export { tallyRecordedV1 } from './events/feedback/tally-recorded.v1.js';
export { feedbackKeyPublishedV1 } from './events/feedback/feedback-key-published.v1.js';
export { invitationIssuedV1 } from './events/feedback/invitation-issued.v1.js';
export { invitationWithdrawnV1 } from './events/feedback/invitation-withdrawn.v1.js';
export { acknowledgedByReplyV1 } from './events/notification/acknowledged-by-reply.v1.js';
export { invitationRefusal, invitationRefusedV1 } from './events/notification/invitation-refused.v1.js';
export { notificationKeyPublishedV1 } from './events/notification/notification-key-published.v1.js';
export { ratingRepliedV1 } from './events/notification/rating-replied.v1.js';
export { kioskRecordedV1 } from './events/feedback/kiosk-recorded.v1.js';
export { kioskGapReportedV1 } from './events/feedback/kiosk-gap-reported.v1.js';
export { requestAdvancedV1, requestState } from './events/feedback/request-advanced.v1.js';
export { requestAskedAgainV1 } from './events/feedback/request-asked-again.v1.js';
export {
  reportAdvancedV1,
  reportStage,
  reportType,
  type ReportStage,
  type ReportType,
} from './events/feedback/report-advanced.v1.js';
export { pollRecordedV1 } from './events/feedback/poll-recorded.v1.js';
export { deliveryChangedV1, deliveryState } from './events/notification/delivery-changed.v1.js';
export {
  criteriaSetPublishedV1,
  criterion,
  headline,
  lowRuleParameters,
} from './events/scoring/criteria-set-published.v1.js';
export { alertDecidedV1 } from './events/scoring/alert-decided.v1.js';
export { lowFlagEndedV1 } from './events/scoring/low-flag-ended.v1.js';
export { periodPublishedV1 } from './events/scoring/period-published.v1.js';
export { quarterFigurePublishedV1 } from './events/scoring/quarter-figure-published.v1.js';
export { standingDecidedV1, type Standing } from './events/scoring/standing-decided.v1.js';
export { figurePublishedV1 } from './events/scoring/figure-published.v1.js';
export {
  flagCondition,
  flagSubject,
  lowFlagRaisedV1,
  type FlagSubject,
} from './events/scoring/low-flag-raised.v1.js';
