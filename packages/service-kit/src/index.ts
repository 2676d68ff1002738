export {
  baseEnvironment,
  httpEnvironment,
  type BaseEnvironment,
  type HttpEnvironment,
} from './environment/base-environment.js';
export { parseEnvironment, readEnvironment, type EnvironmentSource } from './environment/environment.js';
export { Clock } from './context/clock.js';
export { Ids } from './context/ids.js';
export { timeOrderedId } from './context/time-ordered-id.js';
export { preferredLanguage, type Language } from './context/language.js';
export { currentContext, runInContext, type RequestContext } from './context/request-context.js';
export { Problem, type FieldFault } from './problems/problem.js';
export { kitProblems, titleOf, type ProblemCatalogue, type ProblemWords } from './problems/catalogue.js';
export { AuditLog, type AuditEntry } from './audit/audit-log.js';
export { tellImport } from './audit/tell-import.js';
export { Allow, Public } from './auth/access.decorators.js';
export { Caller } from './auth/caller.js';
export { CurrentCaller } from './auth/current-caller.js';
export { GrantRepository, type HeldGrant } from './auth/grant.repository.js';
export { TokenVerifier } from './auth/token-verifier.js';
export { Session } from './database/session.js';
export { Database } from './database/database.js';
export {
  createDataSource,
  kitMigrations,
  type EntityClass,
  type MigrationClass,
} from './database/data-source.js';
export { migrate } from './database/migrate.js';
export { defineConsumer, type BatchHandler, type ConsumerSettings } from './bus/define-consumer.js';
export { busSettings } from './bus/bus-settings.js';
export { Events } from './bus/events.js';
export { zod, ZodPipe } from './http/zod-pipe.js';
export { pageOf, readCursor, type Page } from './http/page-cursor.js';
export { hashReceiptCode, ReceiptCodes } from './receipts/receipt-code.js';
export { etagOf, requireVersion, tagged, versionOf } from './http/etag.js';
export { Returns } from './openapi/returns.decorator.js';
export { Idempotent } from './idempotency/idempotent.decorator.js';
export { Unobserved } from './http/unobserved.decorator.js';
export { RateLimit } from './limits/rate-limit.decorator.js';
export { Metrics } from './metrics/metrics.js';
export { createLogger, type Logger } from './logging/logger.js';
export { answerProblem, useProblems, type ProblemAnswering } from './problems/answer-problem.js';
export { Refusals } from './problems/refusals.js';
export { toProblem } from './problems/to-problem.js';
export { useRequestContext } from './http/request-hooks.js';
export { useInFlightBound } from './http/in-flight.js';
export { listenBacklog } from './http/listen-backlog.js';
export { html, Html } from './http/html.js';
export { exposeMetrics, useHttpMetrics } from './http/http-metrics.js';
export { Health, useHealth, type ReadinessCheck } from './health/health.js';
export { RateLimits } from './limits/rate-limits.js';
export { connectLimitStore, type LimitStore } from './limits/limit-store.js';
export { networkHeader, networkOf } from './limits/network-of.js';
export { bounded } from './lifecycle/bounded.js';
export { Closing } from './lifecycle/closing.js';
export { HOUR_MS, Rounds } from './lifecycle/rounds.js';
export { stopOnSignals } from './lifecycle/stop-on-signals.js';
export { ENVIRONMENT, LOGGER, SERVICE_NAME } from './kit.tokens.js';
export { ServiceKitModule, type ServiceKitSettings } from './service-kit.module.js';
export { bootService, type BootSettings } from './boot-service.js';
export { type RunningService } from './lifecycle/run-service.js';
export { readCsv, requireColumns, type CsvReading } from './imports/read-csv.js';
export { listBody, readList, type ListBody } from './imports/read-list.js';
export { toImportReport } from './imports/import-report.js';
export { type ImportPlan, type ImportRow, type RejectedRow } from './imports/import-plan.js';
export { FieldCipher, fieldKeys, type FieldKeys } from './sealing/field-cipher.js';
export {
  openSealed,
  newBoxKeyPair,
  SealedBoxError,
  sealTexts,
  type BoxKeyPair,
} from './sealing/sealed-box.js';
export { OwnSealingKeys } from './sealing/own-sealing-keys.js';
export { PeerSealingKeys } from './sealing/peer-sealing-keys.js';
export { SealingModule, type SealingSettings } from './sealing/sealing.module.js';
export { sealingMigrations } from './database/data-source.js';
