import type { HeaderList } from '../model/attempt.ts'
import type { FixedResponse } from '../model/inbox.ts'
import { type Respond, respondSchema, type Step, stepSchema } from '../model/respond.ts'

const isContentType = ([name]: readonly [string, string]): boolean => name.toLowerCase() === 'content-type'

export const defaultResponse: FixedResponse = { status: 200, contentType: 'text/plain', body: 'Webhook received!\n' }

const withContentType = (headers: HeaderList, contentType: string): HeaderList => {
  const at = headers.findIndex(isContentType)
  const header: [string, string] = ['content-type', contentType]
  return at === -1 ? [...headers, header] : headers.with(at, header)
}

/** Any part of the short form. */
export type ResponsePart = { [K in keyof FixedResponse]?: FixedResponse[K] | undefined }

/** The step that a change of the short form makes of another; a fault goes, as it would hide what was changed. */
const changed = (before: Step, { status, contentType, body }: ResponsePart): Step => {
  const { fault: _, ...step } = before
  return {
    ...step,
    status: status ?? step.status,
    headers: contentType === undefined ? step.headers : withContentType(step.headers, contentType),
    body: body ?? step.body,
  }
}

const defaultStep: Step = stepSchema.parse({
  status: defaultResponse.status,
  headers: [['content-type', defaultResponse.contentType]],
  body: defaultResponse.body,
})

/** One rule of one step: the first step of before, with what is given changed in it. */
export const respondWith = (response: ResponsePart, before?: Respond): Respond =>
  respondSchema.parse({ rules: [{ steps: [changed(before?.rules[0]?.steps[0] ?? defaultStep, response)] }] })

/** The first step of the first rule in short. */
export const shortResponse = ({ rules }: Respond): FixedResponse => {
  const { status, headers, body } = rules[0]?.steps[0] ?? defaultStep
  return { status, contentType: headers.find(isContentType)?.[1] ?? '', body }
}
