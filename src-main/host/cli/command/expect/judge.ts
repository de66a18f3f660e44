import type { Capture } from '../../../../../src-shared/model/capture.ts'
import type { CaptureCondition, ConditionPart } from '../../../../engine/cel/capture-condition.ts'
import { conditionView } from '../../../../engine/cel/capture-view.ts'

export interface Asked {
  inbox: string | null
  /** Only requests whose signature is valid count. */
  verified: boolean
  condition: CaptureCondition | null
}

/** A request that came, and how it fits what was asked for. */
export interface Judged {
  number: number
  capture: Capture
  matched: boolean
  /** It came to another inbox than the one that is watched. */
  elsewhere: boolean
  /** Everything that was asked, in this order. */
  parts: ConditionPart[]
}

const inboxPart = (inbox: string, capture: Capture): ConditionPart => ({
  text: `inbox == "${inbox}"`,
  outcome: capture.inbox === inbox,
  read: [{ expression: 'inbox', value: capture.inbox }],
})

const wholePart = (): ConditionPart => ({
  text: 'the whole body arrived',
  outcome: { problem: 'the sender broke off, or the body is longer than what is kept' },
  read: [],
})

const signaturePart = ({ verification: { result, code, reason } }: Capture): ConditionPart => ({
  text: 'verification.result == "valid"',
  outcome: result === 'valid' || { problem: `${reason.replace(/\.$/, '')}${code === null ? '' : ` (${code})`}` },
  read: [{ expression: 'verification.result', value: result }],
})

/** Judges requests one after the other; `count` of conditions is counted for each inbox. */
export const createJudge = ({ inbox, verified, condition }: Asked): ((capture: Capture) => Judged) => {
  const counts = new Map<string, number>()
  let number = 0
  return capture => {
    const count = (counts.get(capture.inbox) ?? 0) + 1
    counts.set(capture.inbox, count)
    number += 1
    const { method, target, rawHeaders, bodySize, bodyBase64, verification } = capture
    const parts = [
      ...(inbox === null ? [] : [inboxPart(inbox, capture)]),
      ...(capture.truncated ? [wholePart()] : []),
      ...(verified ? [signaturePart(capture)] : []),
      ...(condition === null
        ? []
        : condition.explain(
            conditionView({
              method,
              target,
              rawHeaders,
              size: bodySize,
              body: Buffer.from(bodyBase64 ?? '', 'base64'),
              verification,
              count,
            }),
          )),
    ]
    return {
      number,
      capture,
      parts,
      matched: parts.every(({ outcome }) => outcome === true),
      elsewhere: inbox !== null && capture.inbox !== inbox,
    }
  }
}
