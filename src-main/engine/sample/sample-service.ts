import { HookError } from '../../../src-shared/error.ts'
import type { Sample, SampleSend, SampleSent, SampleSummary } from '../../../src-shared/model/sample.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { SendOnce } from '../dispatch/send-once.ts'
import { sentOnceView } from '../dispatch/sent-once-view.ts'
import type { InboxAt } from '../inbox/inbox-at.ts'
import { maskSent } from '../replay/mask-sent.ts'
import type { ReplayLink, ReplayLinks } from '../replay/replay-links.ts'
import { createSecretMask } from '../secret/secret-mask.ts'
import { bindScheme } from '../sign/scheme/bind-scheme.ts'
import { signAsSender } from '../sign/sign-as-sender.ts'
import { github, loadGithub } from './provider/github.ts'
import { listSamples } from './list-samples.ts'
import { providers } from './providers.ts'
import { type KnownSample, writeSample } from './write-sample.ts'

export interface SampleServiceOptions {
  clock: Clock
  ids: IdSource
  sendOnce: SendOnce
  /** The inbox that the URL leads to; undefined when it leads elsewhere. */
  inboxAt: (url: string) => InboxAt | undefined
  /** Tell which capture a request became; undefined where no receiver is in this process. */
  links?: ReplayLinks
}

export interface SampleService {
  list(): Promise<{ items: SampleSummary[] }>
  get(id: string): Promise<Sample>
  send(id: string, input: SampleSend, signal?: AbortSignal): Promise<SampleSent>
}

const loadAll = async (): Promise<Map<string, KnownSample>> => {
  const loaded = await loadGithub()
  return listSamples(providers.map(provider => (provider === github ? loaded : provider)))
}

export const createSampleService = ({ clock, ids, sendOnce, inboxAt, links }: SampleServiceOptions): SampleService => {
  const own = listSamples(providers)
  let all: Promise<Map<string, KnownSample>> | null = null

  const find = async (id: string): Promise<KnownSample> => {
    const sample = own.get(id) ?? (await (all ??= loadAll())).get(id)
    if (sample !== undefined) return sample
    throw new HookError('NOT_FOUND', `There is no sample ${id}.`, { help: 'GET /api/v1/samples lists them.' })
  }

  /** How the sample is signed on its way; null: not at all. */
  const signer = ({ scheme }: Sample, { secret, options }: SampleSend, own: InboxAt | undefined) => {
    if (secret !== undefined) {
      const bound = bindScheme(scheme, options)
      return bound === null ? null : { bound, secret }
    }
    const [newest] = own?.inbox.secrets ?? []
    const bound = own?.inbox.scheme ?? null
    return bound !== null && bound.name === scheme && newest !== undefined ? { bound, secret: newest } : null
  }

  return {
    async list() {
      return { items: [...(await (all ??= loadAll())).values()].map(({ summary }) => summary) }
    },

    get: async id => writeSample(await find(id), clock.now()),

    async send(id, input, signal) {
      const at = clock.now()
      const sample = writeSample(await find(id), at)
      const own = inboxAt(input.to)
      const url = own?.signedUrl ?? input.to
      const unsigned = {
        method: sample.method,
        url,
        headers: input.headers ?? sample.headers,
        body: Buffer.from(input.body ?? sample.body),
      }
      const by = signer(sample, input, own)
      const request =
        by === null ? unsigned : signAsSender(by.bound, unsigned, { secret: by.secret, id: ids.next('msg'), at })
      // What a scheme adds to the URL goes to the endpoint too, whatever address was signed.
      const added = request.url?.slice(url.length) ?? ''
      let link: ReplayLink | null = null
      const sent = await sendOnce({
        ...request,
        url: input.to + added,
        onConnected: socket => (link = links?.open(socket, null) ?? null),
        ...(signal === undefined ? {} : { signal }),
      })
      const opened = link as ReplayLink | null
      opened?.close()
      const view = await sentOnceView(sent, request.body)
      return {
        ...maskSent(view, createSecretMask(by === null ? [] : [by.secret])),
        captureId: opened?.captureId() ?? null,
      }
    },
  }
}
