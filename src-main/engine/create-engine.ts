import type { IdSource } from '../../src-shared/id.ts'
import type { LocalApp } from '../../src-shared/model/answering.ts'
import type { EngineSettings } from '../../src-shared/model/settings.ts'
import { setInputWords } from '../../src-shared/input-words.ts'
import type { Start, Status } from '../../src-shared/model/status.ts'
import { type Clock, SECOND } from '../../src-shared/time.ts'
import { loadTokenService, type TokenFile, type TokenService } from './access/token-service.ts'
import { type AppLog, createAppLog } from './app-log/app-log.ts'
import { type BackendService, createBackendService } from './backend/backend-service.ts'
import { type CaptureService, createCaptureService } from './capture/capture-service.ts'
import { type CaptureFiles, createCaptureFiles } from './capture/capture-files.ts'
import { createExplainCapture } from './capture/explain-capture.ts'
import { createDeliveryService, type DeliveryService } from './delivery/delivery-service.ts'
import { createDemo, type Demo } from './demo.ts'
import { createAddressPolicy } from './dispatch/address-policy.ts'
import { type ClusterPropertiesFile, type ClusterService, loadClusterService } from './cluster/cluster-properties.ts'
import { type Closers, createClosers } from './closers.ts'
import { createDispatcher } from './dispatch/dispatcher.ts'
import { createPools } from './dispatch/pools.ts'
import { createSendOnce } from './dispatch/send-once.ts'
import { createDoctor, type Doctor } from './doctor/doctor-service.ts'
import { createBadEvents } from './event-type/bad-events.ts'
import { createEventCheck } from './event-type/event-check.ts'
import { type EventTypeService, loadEventTypeService } from './event-type/event-type-service.ts'
import { createHealth, type Health } from './health.ts'
import { createInboxAt } from './inbox/inbox-at.ts'
import { type InboxService, loadInboxService } from './inbox/inbox-service.ts'
import { createLiveFeed, type LiveFeed } from './live/live-feed.ts'
import { createNotices, type Notices } from './live/notices.ts'
import { createMessageLog, type MessageLog } from './message/message-log.ts'
import { createPublisher, type Publisher } from './message/publisher.ts'
import { createReceived } from './message/received/received.ts'
import type { Store } from './port/store.ts'
import type { Templates } from './port/templates.ts'
import type { Vault } from './port/vault.ts'
import { createLocalCa, type LocalCaFiles } from './receive/local-ca.ts'
import type { ReceiverLog } from './receive/receiver-parts.ts'
import { createConfirmSubscription } from './respond/confirm-subscription.ts'
import { createResponder } from './respond/create-responder.ts'
import { createForwardPolicy } from './respond/forward/forward-policy.ts'
import { createHeldRequests, type HeldRequests } from './respond/held-requests.ts'
import { createLastEvent } from './respond/last-event.ts'
import { createLocalApps } from './respond/local-apps.ts'
import type { OpenStream } from './port/stream.ts'
import { createReceiver } from './receive/create-receiver.ts'
import type { ListenOptions } from './receive/listen.ts'
import { createReplayLinks } from './replay/replay-links.ts'
import { createReplayService, type ReplayService } from './replay/replay-service.ts'
import { startRetention } from './retention.ts'
import { createSampleService, type SampleService } from './sample/sample-service.ts'
import { sealedSecrets } from './secret/sealed-secrets.ts'
import { loadSettingsService, type SettingsService } from './settings/settings-service.ts'
import { createFailureWindow } from './retry/failure-window.ts'
import { loadSourceService, type SourceService } from './source/source-service.ts'
import { createStatus } from './status.ts'
import { createCheckResolved, resolveName } from './webhook/check-resolved.ts'
import { loadRegistry } from './webhook/registry.ts'
import { sealOldHeaders } from './webhook/seal-old-headers.ts'
import { createWebhookService, type WebhookService } from './webhook/webhook-service.ts'

export interface EngineOptions {
  store: Store
  vault: Vault
  clock: Clock
  ids: IdSource
  version: string
  allowPrivate: boolean
  /** The API is reached from this machine only: what people send by hand may go to private and loopback addresses. */
  onlyThisMachine?: boolean
  /** An explicit port that is taken is an error; else the next free one is used. */
  receiver: ListenOptions
  httpsReceiver: boolean
  /** The first one to try; its usual one when nothing is said. */
  httpsPort?: number
  localCa: { load(): Promise<LocalCaFiles | null>; save(files: LocalCaFiles): Promise<void> }
  clusterProperties: ClusterPropertiesFile
  tokens: TokenFile
  openStream: OpenStream
  templates: Templates
  /** Where the data of this engine lie; no source watches it. */
  ownFolder: string | null
  /** What the receiver tells: ports that were taken, requests that could not be kept. */
  log?: ReceiverLog
  /** For what went wrong without anybody waiting for it. */
  report: (error: unknown, message: string) => void
}

/** What hosts and the API use. */
export interface Engine {
  webhooks: WebhookService
  publisher: Publisher
  messages: MessageLog
  deliveries: DeliveryService
  inboxes: InboxService
  eventTypes: EventTypeService
  captures: CaptureService
  /** Requests that wait for a person to answer them. */
  held: Pick<HeldRequests, 'list'>
  /** What listens on usual ports of this machine. */
  localApps(): Promise<LocalApp[]>
  samples: SampleService
  doctor: Doctor
  sources: SourceService
  live: LiveFeed
  appLog: Pick<AppLog, 'list'>
  cluster: Pick<ClusterService, 'read' | 'write'>
  tokens: TokenService
  settings: Pick<SettingsService, 'read' | 'update'>
  backend: BackendService
  replays: ReplayService
  captureFiles: CaptureFiles
  /** What of a message reached our own inboxes. */
  received: ReturnType<typeof createReceived>
  status(): Promise<Status>
  health(): Promise<Health>
  /** Calls `listener` with what a person should hear of at once. */
  onNotice: Notices['follow']
  localCa(): { pem: string; fingerprint: string }
  demo(): Promise<Demo>
  setApiUrl(url: string): void
  /** How a host starts the same engine again; null when none said so. */
  start(): Start | null
  setStart(start: Start): void
  /** Ends what can end within seconds and gives the rest back unspent. */
  close(): Promise<void>
}

const CLOSE_GRACE = 3 * SECOND
const HTTPS_PORT = 9443

/** Puts the engine together. Order of reading: registry → publisher → queue → dispatcher → receiver → live feed. */
const assemble = async (options: EngineOptions, closers: Closers): Promise<Engine> => {
  setInputWords()
  const { store, vault, clock, ids, templates, report } = options
  const cluster = await loadClusterService({
    file: options.clusterProperties,
    onError: error => report(error, 'the cluster properties could not be read'),
  })
  closers.add(() => cluster.close())
  const settings = await loadSettingsService(store.settings)
  // A wrong key is refused before anything is sealed by it.
  for (const each of await sealedSecrets(store)) vault.open(each)
  await sealOldHeaders({ store, vault, clock }).catch(error => report(error, 'old header values could not be sealed'))
  const registry = await loadRegistry(store.webhooks, vault, cluster.values)
  const tokens = await loadTokenService({ file: options.tokens, clock, ids })
  const ca = await createLocalCa({ clock, ...options.localCa })

  const live = createLiveFeed({ clock, log: store.log, status: () => status.read() })
  const notices = createNotices()
  notices.follow(live.notify)
  closers.add(() => live.close())
  const inboxes = await loadInboxService({
    inboxes: store.inboxes,
    vault,
    clock,
    live,
    addresses: () => receiver.addresses(),
  })
  const portsOf = (...urls: (string | null)[]): number[] =>
    urls.flatMap(url => (url === null ? [] : [Number(new URL(url).port)]))
  const ownPorts = (): number[] => portsOf(...Object.values(receiver.addresses()))
  const isOwnReceiver = (address: string, port: number): boolean =>
    /^(127\.|::1$|::ffff:127\.)/.test(address) && ownPorts().includes(port)
  const policy = createAddressPolicy({ allowPrivate: options.allowPrivate, isOwnReceiver })
  const pools = createPools({ clock, policy, localCa: () => ca.pem })
  closers.add(() => pools.close())
  const closing = new AbortController()
  closers.add(() => closing.abort())
  const byHand = createAddressPolicy({
    allowPrivate: options.allowPrivate || options.onlyThisMachine === true,
    isOwnReceiver,
  })
  const once = { clock, localCa: () => ca.pem, closing: closing.signal }
  const sendOnce = createSendOnce({ ...once, policy: byHand })
  let apiUrl: string | null = null
  const apiPorts = (): number[] => portsOf(apiUrl)

  const held = createHeldRequests(clock, live.heldChanged)
  const replayLinks = createReplayLinks()
  const receiver = createReceiver({
    clock,
    ids,
    captures: store.captures,
    bodies: store.bodies,
    inboxes,
    respond: createResponder({
      held,
      sendOnce: createSendOnce({ ...once, policy: createForwardPolicy(byHand, apiPorts) }),
      captures: store.captures,
      lastEvent: createLastEvent(store.captures),
      warn: message => options.log?.warn(message),
    }),
    replays: replayLinks,
    onCapture: head => live.captured(head),
    ...(options.log === undefined ? {} : { log: options.log }),
  })
  closers.add(() => receiver.close())
  closers.add(() => held.close())
  await receiver.listenHttp(options.receiver)
  if (options.httpsReceiver) {
    const { host } = options.receiver
    await receiver.listenHttps({
      host,
      port: options.httpsPort ?? (options.receiver.port === 0 ? 0 : HTTPS_PORT),
      explicit: false,
      tls: ca.leaf(),
    })
  }

  closers.add(() => templates.close())

  const appLogFault = (error: unknown): void => report(error, 'an entry of the app log could not be kept')
  const appLog = createAppLog({ store: store.appLog, registry, clock, onError: appLogFault })
  const failureWindow = createFailureWindow()
  const dispatcher = createDispatcher({
    queue: store.queue,
    pools,
    clock,
    templates,
    failureWindow,
    target: id => registry.get(id)?.target,
    onSettled: settlements => {
      appLog.settled(settlements)
      for (const { id, webhookId, disable } of settlements) {
        live.deliveryChanged(id)
        if (disable !== undefined) webhooks.disabledByRule(webhookId)
      }
    },
    onError: error => report(error, 'the queue could not be reached'),
  })
  closers.add(() => dispatcher.stop(CLOSE_GRACE))
  const wake = dispatcher.wake

  const webhooks = createWebhookService({
    store,
    registry,
    vault,
    clock,
    ids,
    policy,
    checkResolved: options.allowPrivate ? async () => {} : createCheckResolved({ clock, policy, resolve: resolveName }),
    templates,
    live,
    onDisabled(webhook, reason) {
      appLog.disabled(webhook, reason)
      notices.tell({ title: `“${webhook.name}” was disabled`, message: reason, webhookId: webhook.id })
    },
    onError: error => report(error, 'that a rule disabled a webhook could not be read'),
    wake,
    forgetFailures: failureWindow.clear,
  })
  const eventTypes = await loadEventTypeService({ store: store.eventTypes, clock, live })
  const badEvents = createBadEvents(clock, message => void appLog.warn(message).catch(appLogFault))
  closers.add(() => badEvents.close())
  const publisher = createPublisher({
    queue: store.queue,
    registry,
    clock,
    ids,
    live,
    wake,
    backendEnabled: () => settings.read().backendEnabled,
    eventCheck: createEventCheck({
      settings: settings.read,
      find: eventTypes.find,
      badEvents,
      warn: message => void appLog.warn(message).catch(appLogFault),
    }),
    ...(options.log === undefined ? {} : { log: options.log }),
  })
  const deliveries = createDeliveryService({ store, registry, pools, templates, clock, ids, live, wake })
  const status = createStatus({ store, clock, dispatcher, registry, receiver, settings, version: options.version })
  closers.add(() => status.stop())
  const backend = createBackendService({ store, registry, templates, live, dispatcher, sending: status.sending })

  const tuned = [...registry.all()].map(
    ({
      record: {
        id,
        settings: { concurrency },
      },
    }) => store.queue.tune(id, { concurrency }),
  )
  await Promise.all(tuned)
  await store.queue.clockSetBack(0)
  const obey = ({ backendEnabled }: EngineSettings): void => (backendEnabled ? dispatcher.resume() : dispatcher.pause())
  settings.follow(obey)
  obey(settings.read())
  cluster.follow(registry.refresh)
  const sources = await loadSourceService({
    store: store.sources,
    publisher,
    vault,
    clock,
    ids,
    live,
    openStream: options.openStream,
    ownFolder: options.ownFolder,
    warn: appLog.warn,
    onError: error => report(error, 'a source met a fault'),
  })
  closers.add(() => sources.close())
  const stopRetention = startRetention({
    store,
    clock,
    onError: error => report(error, 'old entries could not be taken away'),
  })
  closers.add(stopRetention)

  const explain = createExplainCapture({
    captures: store.captures,
    inboxes,
    webhookSecrets: () =>
      [...registry.all()].map(({ record, target }) => ({ name: record.name, secrets: target.secrets })),
    addresses: receiver.addresses,
  })
  const inboxAt = createInboxAt(inboxes, receiver.addresses)

  return {
    webhooks,
    publisher,
    messages: createMessageLog(store.log, registry),
    deliveries,
    inboxes,
    eventTypes,
    captures: createCaptureService({
      captures: store.captures,
      clock,
      live,
      explain,
      held,
      confirm: createConfirmSubscription(sendOnce),
    }),
    held,
    localApps: createLocalApps({
      clock,
      ownPorts: () => [...ownPorts(), ...apiPorts()],
    }),
    samples: createSampleService({ clock, ids, sendOnce, inboxAt, links: replayLinks }),
    doctor: createDoctor({ clock, ids, sendOnce }),
    sources,
    live,
    appLog,
    cluster,
    settings,
    backend,
    replays: createReplayService({
      captures: store.captures,
      replays: store.replays,
      inboxes,
      sendOnce,
      links: replayLinks,
      knownAs: url => inboxAt(url)?.signedUrl ?? url,
      clock,
      ids,
    }),
    captureFiles: createCaptureFiles({
      captures: store.captures,
      inboxes,
      live,
      clock,
      explain,
      addresses: receiver.addresses,
    }),
    received: createReceived({ log: store.log, captures: store.captures, registry, templates, inboxAt }),
    tokens,
    status: status.read,
    health: createHealth({ store, clock, isStopped: status.isStopped, isSending: status.sending }),
    onNotice: notices.follow,
    localCa: () => ({ pem: ca.pem, fingerprint: ca.fingerprint }),
    demo: createDemo({ inboxes, webhooks, publisher }),
    setApiUrl(url) {
      apiUrl = url
      status.setApiUrl(url)
    },
    start: status.start,
    setStart: status.setStart,
    close: closers.close,
  }
}

/** An engine at work. Where it cannot be had, nothing that was opened for it stays open. */
export const createEngine = async (options: EngineOptions): Promise<Engine> => {
  const closers = createClosers()
  try {
    return await assemble(options, closers)
  } catch (error) {
    await closers.close().catch(fault => options.report(fault, 'an engine that could not start did not close'))
    throw error
  }
}
