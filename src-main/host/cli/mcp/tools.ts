import type { Tool } from './tool.ts'
import { createInbox } from './tool/create-inbox.ts'
import { explainCapture } from './tool/explain-capture.ts'
import { getCapture } from './tool/get-capture.ts'
import { listCaptures } from './tool/list-captures.ts'
import { listInboxes } from './tool/list-inboxes.ts'
import { listSamples } from './tool/list-samples.ts'
import { replayCapture } from './tool/replay-capture.ts'
import { sendMessage } from './tool/send-message.ts'
import { sendSample } from './tool/send-sample.ts'
import { verifyTool } from './tool/verify.ts'
import { waitForCaptures } from './tool/wait-for-captures.ts'

/** Every tool, those that only read first. */
export const tools: readonly Tool[] = [
  listInboxes,
  listCaptures,
  getCapture,
  explainCapture,
  verifyTool,
  waitForCaptures,
  listSamples,
  replayCapture,
  sendSample,
  createInbox,
  sendMessage,
]
