import { HookError } from '../../../src-shared/error.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import type { Replay, ReplayInput, ReplayResult } from '../../../src-shared/model/replay.ts'
import type { VerificationScheme } from '../../../src-shared/model/scheme.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { OnceRequest, SendOnce } from '../dispatch/send-once.ts'
import { sentOnceView } from '../dispatch/sent-once-view.ts'
import type { InboxService } from '../inbox/inbox-service.ts'
import type { CaptureRecord, CaptureStore, ReplayStore } from '../port/store.ts'
import { createSecretMask } from '../secret/secret-mask.ts'
import { bindScheme } from '../sign/scheme/bind-scheme.ts'
import { maskSent } from './mask-sent.ts'
import type { ReplayLink, ReplayLinks } from './replay-links.ts'
import { replayUrl } from './replay-url.ts'
import { resign } from './resign.ts'

export interface ReplayParts {
  captures: Pick<CaptureStore, 'get' | 'body'>
  replays: ReplayStore
  inboxes: Pick<InboxService, 'find'>
  sendOnce: SendOnce
  links: Pick<ReplayLinks, 'open'>
  /** The address that the receiver of a URL knows it by: for an inbox of ours its public one. */
  knownAs(url: string): string
  clock: Clock
  ids: IdSource
}

export interface ReplayService {
  /** Sends a capture again. What came of it is a value; rejects with HookError when it cannot be sent at all. */
  replay(id: string, input: ReplayInput, signal?: AbortSignal): Promise<ReplayResult>
  list(id: string): Promise<Replay[]>
}

/** What is about to be sent, and the secrets that went into it. */
interface Built {
  request: Pick<OnceRequest, 'url' | 'method' | 'headers' | 'body' | 'trailers'>
  secrets: readonly string[]
}

const latin1 = (text: string): string => (/[^\u0000-\u00ff]/.test(text) ? Buffer.from(text).toString('latin1') : text)

export const createReplayService = (parts: ReplayParts): ReplayService => {
  const { captures, replays, inboxes, sendOnce, links, knownAs, clock, ids } = parts

  const find = async (id: string): Promise<CaptureRecord> => {
    const record = await captures.get(id)
    if (record === null) throw new HookError('NOT_FOUND', `There is no capture ${id}.`)
    return record
  }

  /** A long body is read for what is sent of it. */
  const whole = async (record: CaptureRecord, { edit }: ReplayInput): Promise<CaptureRecord> => {
    if (record.body.length === record.bodySize || edit?.bodyBase64 !== undefined) return record
    const found = await captures.body(record.id)
    return found === null ? record : { ...record, body: new Uint8Array(await found.blob.arrayBuffer()) }
  }

  const checkWhole = (capture: CaptureRecord, { edit }: ReplayInput): void => {
    if (capture.httpVersion === '?') {
      throw new HookError('CONFLICT', 'This is no HTTP request, so it cannot be sent again.', {
        help: 'Its bytes are the body of the capture.',
      })
    }
    if (capture.kind !== 'request') {
      throw new HookError('CONFLICT', 'This is no request to this receiver, so it cannot be sent again.', {
        help: 'What came stands in the capture, and why it was refused.',
      })
    }
    if (capture.truncated && edit?.bodyBase64 === undefined) {
      throw new HookError('CONFLICT', 'Only the beginning of the body was kept, so it cannot be sent as it was.', {
        help: 'Send it edited, with a body of your own.',
      })
    }
  }

  /** As it was captured, with what is edited. */
  const plain = (capture: CaptureRecord, { to, edit = {} }: ReplayInput): Built['request'] => ({
    url: replayUrl(capture, to, edit.target),
    method: edit.method ?? capture.method,
    headers: edit.headers?.map(([name, value]) => [name, latin1(value)]) ?? JSON.parse(capture.rawHeaders),
    body: edit.bodyBase64 === undefined ? capture.body : Buffer.from(edit.bodyBase64, 'base64'),
    ...(edit.bodyBase64 === undefined ? { trailers: JSON.parse(capture.rawTrailers) } : {}),
  })

  const signing = (capture: CaptureRecord, input: ReplayInput) => {
    const inbox = inboxes.find(capture.inbox)
    const own = inbox?.scheme ?? null
    const name: VerificationScheme = input.scheme ?? own?.name ?? 'none'
    const isOwn = own !== null && name === own.name
    const scheme = isOwn && input.options === undefined ? own : bindScheme(name, input.options)
    if (scheme === null) {
      throw new HookError('INVALID_INPUT', `The inbox ${capture.inbox} has no scheme to sign with.`, {
        field: 'scheme',
        help: 'Name one, with its secret.',
      })
    }
    const { sign } = scheme
    if (sign === null) {
      throw new HookError('INVALID_INPUT', `The scheme ${name} can only be verified.`, { field: 'scheme' })
    }
    const secrets = input.secret === undefined ? (isOwn ? (inbox?.secrets ?? []) : []) : [input.secret]
    if (secrets.length === 0) {
      throw new HookError('INVALID_INPUT', `There is no secret to sign with as ${name}.`, {
        field: 'secret',
        help: isOwn ? 'Give one, or set the secret of the inbox.' : 'Give the secret of this scheme.',
      })
    }
    return { scheme: { ...scheme, sign }, before: own, secrets }
  }

  const build = (capture: CaptureRecord, input: ReplayInput): Built => {
    const request = plain(capture, input)
    if (input.mode === 'exact' || (input.mode === 'edit' && input.scheme === undefined)) return { request, secrets: [] }
    const how = signing(capture, input)
    const url = knownAs(request.url)
    const signed = resign({ request: { ...request, url }, ...how, id: ids.next('msg'), at: clock.now() })
    const added = signed.url.startsWith(url) ? signed.url.slice(url.length) : ''
    return { request: { ...request, ...signed, url: request.url + added }, secrets: how.secrets }
  }

  const checkMode = ({ mode, edit }: ReplayInput): void => {
    if (mode === 'exact' && edit !== undefined) {
      throw new HookError('INVALID_INPUT', 'An exact replay cannot be edited.', {
        field: 'edit',
        help: 'Use the mode edit, or resign.',
      })
    }
  }

  return {
    async replay(id, input, signal) {
      checkMode(input)
      const capture = await find(id)
      checkWhole(capture, input)
      const { request, secrets } = build(await whole(capture, input), input)
      const at = clock.now()
      let link: ReplayLink | null = null
      const sent = await sendOnce({
        ...request,
        insecure: input.insecure,
        onConnected: socket => (link = links.open(socket, id)),
        ...(signal === undefined ? {} : { signal }),
      })
      const opened = link as ReplayLink | null
      const captureId = opened?.captureId() ?? null
      opened?.close()
      const record = {
        id: ids.next('rpl'),
        capture: id,
        at,
        mode: input.mode,
        method: request.method,
        url: request.url,
        status: sent.response?.status ?? null,
        error: sent.error?.message ?? null,
        durationMs: sent.timing.total,
        captureId,
      }
      await replays.add(record)
      const view = maskSent(await sentOnceView(sent, request.body), createSecretMask(secrets))
      return { id: record.id, ...view, captureId }
    },

    async list(id) {
      await find(id)
      return (await replays.list(id)).map(({ capture: _capture, at, ...replay }) => ({ ...replay, at: toIso(at) }))
    },
  }
}
