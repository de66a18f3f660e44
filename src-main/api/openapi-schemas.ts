import type { z } from 'zod'
import { jobPageSchema } from '../../src-shared/contract/backend.ts'
import { deliveryPageSchema } from '../../src-shared/contract/deliveries.ts'
import { appLogPageSchema, demoSchema, localCaSchema } from '../../src-shared/contract/engine.ts'
import { eventTypePageSchema } from '../../src-shared/contract/event-types.ts'
import {
  capturePageSchema,
  releaseSchema,
  replayListSchema,
  subscriptionConfirmedSchema,
} from '../../src-shared/contract/captures.ts'
import { inboxPageSchema } from '../../src-shared/contract/inboxes.ts'
import { heldListSchema, localAppListSchema, presetListSchema } from '../../src-shared/contract/receiver.ts'
import { sampleListSchema } from '../../src-shared/contract/samples.ts'
import { schemeListSchema } from '../../src-shared/contract/schemes.ts'
import { messagePageSchema } from '../../src-shared/contract/messages.ts'
import { sourcePageSchema } from '../../src-shared/contract/sources.ts'
import { tokenPageSchema } from '../../src-shared/contract/tokens.ts'
import {
  newSecretSchema,
  secretResetSchema,
  testAttemptSchema,
  webhookPageSchema,
} from '../../src-shared/contract/webhooks.ts'
import { breakpointSchema, captureForwardSchema } from '../../src-shared/model/answering.ts'
import { appLogEntrySchema } from '../../src-shared/model/app-log.ts'
import { attemptSchema, headerListSchema, timingSchema } from '../../src-shared/model/attempt.ts'
import { captureSchema, captureSummarySchema } from '../../src-shared/model/capture.ts'
import { captureDiffSchema } from '../../src-shared/model/capture-diff.ts'
import { captureCountSchema, captureMarkSchema, removedCapturesSchema } from '../../src-shared/model/capture-filter.ts'
import { clusterPropertiesSchema, clusterPropertiesUpdateSchema } from '../../src-shared/model/cluster-properties.ts'
import { deliveryDetailSchema, deliverySchema } from '../../src-shared/model/delivery.ts'
import {
  doctorCheckSchema,
  doctorEventSchema,
  doctorInputSchema,
  doctorPlanInputSchema,
  doctorPlanSchema,
  doctorReportSchema,
} from '../../src-shared/model/doctor.ts'
import {
  eventTypeCreateSchema,
  eventTypeDefinitionSchema,
  eventTypeReplaceSchema,
} from '../../src-shared/model/event-type-definition.ts'
import { explanationSchema } from '../../src-shared/model/explanation.ts'
import { failureListSchema, failureSchema } from '../../src-shared/model/failure.ts'
import { fixedResponseSchema, inboxCreateSchema, inboxSchema, inboxUpdateSchema } from '../../src-shared/model/inbox.ts'
import {
  backendQueueSchema,
  backendStatusSchema,
  deletedJobsSchema,
  deleteJobsSchema,
  emptyQueueSchema,
  jobDetailSchema,
  jobSchema,
  requeuedSchema,
  requeueSchema,
  skippedJobsSchema,
} from '../../src-shared/model/job.ts'
import { liveEventSchema } from '../../src-shared/model/live-event.ts'
import {
  batchPublishedSchema,
  messageCreateSchema,
  messageSchema,
  messageSummarySchema,
  publishedSchema,
  skippedSchema,
} from '../../src-shared/model/message.ts'
import { noticeSchema } from '../../src-shared/model/notice.ts'
import { receivedSchema } from '../../src-shared/model/received.ts'
import { replayInputSchema, replayResultSchema, replaySchema } from '../../src-shared/model/replay.ts'
import { respondSchema, ruleSchema, stepSchema } from '../../src-shared/model/respond.ts'
import { sampleSchema, sampleSendSchema, sampleSentSchema, sampleSummarySchema } from '../../src-shared/model/sample.ts'
import { schemeInfoSchema } from '../../src-shared/model/scheme-info.ts'
import { exportManySchema, importedSchema, sessionSchema } from '../../src-shared/model/session.ts'
import { engineSettingsSchema, engineSettingsUpdateSchema } from '../../src-shared/model/settings.ts'
import { sourceCreateSchema, sourceSchema, sourceUpdateSchema } from '../../src-shared/model/source.ts'
import { statusAnswerSchema, statusSchema } from '../../src-shared/model/status.ts'
import { tokenCreatedSchema, tokenCreateSchema, tokenSchema } from '../../src-shared/model/token.ts'
import { verificationSchema } from '../../src-shared/model/verification.ts'
import {
  disableRuleSchema,
  filterSchema,
  retrySchema,
  signingSchema,
  webhookCreatedSchema,
  webhookCreateSchema,
  webhookHealthSchema,
  webhookSchema,
  webhookUpdateSchema,
} from '../../src-shared/model/webhook.ts'

/** What calls take, by its name in the document; names stay, since generated clients are written against them. */
export const requestSchemas: Record<string, z.ZodType> = {
  CapturesExport: exportManySchema,
  CaptureUpdate: captureMarkSchema,
  ClusterPropertiesUpdate: clusterPropertiesUpdateSchema,
  DeleteJobs: deleteJobsSchema,
  DoctorInput: doctorInputSchema,
  DoctorPlanInput: doctorPlanInputSchema,
  EmptyQueue: emptyQueueSchema,
  EventTypeCreate: eventTypeCreateSchema,
  EventTypeReplace: eventTypeReplaceSchema,
  InboxCreate: inboxCreateSchema,
  InboxUpdate: inboxUpdateSchema,
  MessageCreate: messageCreateSchema,
  ReplayCreate: replayInputSchema,
  Release: releaseSchema,
  Requeue: requeueSchema,
  SampleSend: sampleSendSchema,
  SecretReset: secretResetSchema,
  Session: sessionSchema,
  SettingsUpdate: engineSettingsUpdateSchema,
  SourceCreate: sourceCreateSchema,
  SourceUpdate: sourceUpdateSchema,
  TokenCreate: tokenCreateSchema,
  WebhookCreate: webhookCreateSchema,
  WebhookUpdate: webhookUpdateSchema,
}

/** What calls answer, and the parts that several of them share. */
export const answerSchemas: Record<string, z.ZodType> = {
  AppLogEntry: appLogEntrySchema,
  AppLogPage: appLogPageSchema,
  Attempt: attemptSchema,
  BackendQueue: backendQueueSchema,
  BackendStatus: backendStatusSchema,
  BatchPublished: batchPublishedSchema,
  Breakpoint: breakpointSchema,
  Capture: captureSchema,
  CaptureDiff: captureDiffSchema,
  CaptureCount: captureCountSchema,
  CaptureForward: captureForwardSchema,
  CapturePage: capturePageSchema,
  CaptureSummary: captureSummarySchema,
  ClusterProperties: clusterPropertiesSchema,
  DeletedJobs: deletedJobsSchema,
  Delivery: deliverySchema,
  Failure: failureSchema,
  FailureList: failureListSchema,
  DeliveryDetail: deliveryDetailSchema,
  DeliveryPage: deliveryPageSchema,
  Demo: demoSchema,
  DisableRule: disableRuleSchema,
  DoctorCheck: doctorCheckSchema,
  DoctorEvent: doctorEventSchema,
  DoctorPlan: doctorPlanSchema,
  DoctorReport: doctorReportSchema,
  EventType: eventTypeDefinitionSchema,
  EventTypePage: eventTypePageSchema,
  Explanation: explanationSchema,
  Filter: filterSchema,
  FixedResponse: fixedResponseSchema,
  HeaderList: headerListSchema,
  Imported: importedSchema,
  HeldList: heldListSchema,
  Inbox: inboxSchema,
  InboxPage: inboxPageSchema,
  Job: jobSchema,
  JobDetail: jobDetailSchema,
  JobPage: jobPageSchema,
  LiveEvent: liveEventSchema,
  LocalAppList: localAppListSchema,
  LocalCa: localCaSchema,
  Message: messageSchema,
  MessagePage: messagePageSchema,
  MessageSummary: messageSummarySchema,
  NewSecret: newSecretSchema,
  Notice: noticeSchema,
  PresetList: presetListSchema,
  Published: publishedSchema,
  Received: receivedSchema,
  Replay: replaySchema,
  ReplayList: replayListSchema,
  ReplayResult: replayResultSchema,
  RemovedCaptures: removedCapturesSchema,
  Requeued: requeuedSchema,
  Respond: respondSchema,
  Retry: retrySchema,
  Rule: ruleSchema,
  Sample: sampleSchema,
  SampleList: sampleListSchema,
  SampleSent: sampleSentSchema,
  SampleSummary: sampleSummarySchema,
  Scheme: schemeInfoSchema,
  SchemeList: schemeListSchema,
  Settings: engineSettingsSchema,
  Signing: signingSchema,
  SkippedJobs: skippedJobsSchema,
  SkippedWebhook: skippedSchema,
  Source: sourceSchema,
  SourcePage: sourcePageSchema,
  Status: statusSchema,
  StatusAnswer: statusAnswerSchema,
  Step: stepSchema,
  SubscriptionConfirmed: subscriptionConfirmedSchema,
  TestAttempt: testAttemptSchema,
  Timing: timingSchema,
  Token: tokenSchema,
  TokenCreated: tokenCreatedSchema,
  TokenPage: tokenPageSchema,
  Verification: verificationSchema,
  Webhook: webhookSchema,
  WebhookCreated: webhookCreatedSchema,
  WebhookHealth: webhookHealthSchema,
  WebhookPage: webhookPageSchema,
}
