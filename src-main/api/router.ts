import { implement } from '@orpc/server'
import { contract } from '../../src-shared/contract/index.ts'
import { batchItem } from '../../src-shared/message/batch-item.ts'
import { readFields } from '../../src-shared/message/read-fields.ts'
import type { ExportedFile } from '../engine/capture/export/export-capture.ts'
import { presets } from '../../src-shared/respond/presets.ts'
import { schemeInfos } from '../engine/sign/scheme/scheme-infos.ts'
import type { ApiContext } from './context.ts'
import { checkIdempotencyKey } from './publish/idempotency-key.ts'

const os = implement(contract).$context<ApiContext>()

const toFile = ({ name, type, bytes }: ExportedFile): File => new File([Buffer.from(bytes)], name, { type })

/** The contract's procedures, each one call of the engine. */
export const router = os.router({
  webhooks: {
    list: os.webhooks.list.handler(({ context }) => context.engine.webhooks.list(context.identity)),
    create: os.webhooks.create.handler(({ context, input }) => context.engine.webhooks.create(input)),
    get: os.webhooks.get.handler(({ context, input }) => context.engine.webhooks.get(input.id, context.identity)),
    update: os.webhooks.update.handler(({ context, input: { id, ...change } }) =>
      context.engine.webhooks.update(id, change),
    ),
    remove: os.webhooks.remove.handler(({ context, input }) => context.engine.webhooks.remove(input.id)),
    test: os.webhooks.test.handler(({ context, input }) => context.engine.deliveries.sendTest(input.id)),
    resetSecret: os.webhooks.resetSecret.handler(({ context, input }) =>
      context.engine.webhooks.resetSecret(input.id, input.secret),
    ),
    enable: os.webhooks.enable.handler(({ context, input }) => context.engine.webhooks.setEnabled(input.id, true)),
    disable: os.webhooks.disable.handler(({ context, input }) => context.engine.webhooks.setEnabled(input.id, false)),
  },
  messages: {
    publish: os.messages.publish.handler(({ context, input }) =>
      context.engine.publisher.publish(readFields(input), checkIdempotencyKey(context.idempotencyKey)),
    ),
    publishBatch: os.messages.publishBatch.handler(({ context, input }) =>
      context.engine.publisher.publishBatch(
        input.map(item => batchItem(() => readFields(item))),
        checkIdempotencyKey(context.idempotencyKey),
      ),
    ),
    list: os.messages.list.handler(({ context, input }) => context.engine.messages.list(input)),
    get: os.messages.get.handler(({ context, input }) => context.engine.messages.get(input.id)),
    received: os.messages.received.handler(({ context, input }) => context.engine.received(input.id)),
  },
  deliveries: {
    list: os.deliveries.list.handler(({ context, input }) => context.engine.deliveries.list(input)),
    failures: os.deliveries.failures.handler(({ context, input }) => context.engine.deliveries.failures(input)),
    get: os.deliveries.get.handler(({ context, input }) => context.engine.deliveries.get(input.id)),
    retry: os.deliveries.retry.handler(({ context, input }) => context.engine.deliveries.retry(input.id)),
  },
  schemes: {
    list: os.schemes.list.handler(() => ({ items: schemeInfos() })),
  },
  inboxes: {
    list: os.inboxes.list.handler(({ context }) => context.engine.inboxes.list()),
    create: os.inboxes.create.handler(({ context, input }) => context.engine.inboxes.create(input)),
    get: os.inboxes.get.handler(({ context, input }) => context.engine.inboxes.get(input.name)),
    update: os.inboxes.update.handler(({ context, input: { name, ...change } }) =>
      context.engine.inboxes.update(name, change),
    ),
    remove: os.inboxes.remove.handler(({ context, input }) => context.engine.inboxes.remove(input.name)),
    resetSteps: os.inboxes.resetSteps.handler(({ context, input }) => context.engine.inboxes.resetSteps(input.name)),
    captures: os.inboxes.captures.handler(async ({ context, input: { name, ...filter } }) => {
      await context.engine.inboxes.get(name)
      return context.engine.captures.list({ ...filter, inbox: name })
    }),
  },
  captures: {
    list: os.captures.list.handler(({ context, input }) => context.engine.captures.list(input)),
    get: os.captures.get.handler(({ context, input }) => context.engine.captures.get(input.id)),
    body: os.captures.body.handler(async ({ context, input }) => {
      const { blob } = await context.engine.captures.body(input.id)
      return new File([blob.slice(0, input.first)], `${input.id}.bin`, { type: 'application/octet-stream' })
    }),
    replay: os.captures.replay.handler(({ context, input: { id, ...how }, signal }) =>
      context.engine.replays.replay(id, how, signal),
    ),
    replays: os.captures.replays.handler(async ({ context, input }) => ({
      items: await context.engine.replays.list(input.id),
    })),
    diff: os.captures.diff.handler(({ context, input }) => context.engine.captures.diff(input)),
    export: os.captures.export.handler(async ({ context, input }) =>
      toFile(await context.engine.captureFiles.one(input.id, input.as)),
    ),
    exportMany: os.captures.exportMany.handler(async ({ context, input }) =>
      toFile(await context.engine.captureFiles.many(input)),
    ),
    import: os.captures.import.handler(({ context, input }) => context.engine.captureFiles.take(input)),
    explain: os.captures.explain.handler(({ context, input }) => context.engine.captures.explain(input.id)),
    count: os.captures.count.handler(({ context, input }) => context.engine.captures.count(input)),
    update: os.captures.update.handler(({ context, input: { id, ...mark } }) =>
      context.engine.captures.update(id, mark),
    ),
    removeMatching: os.captures.removeMatching.handler(({ context, input }) =>
      context.engine.captures.removeMatching(input.query),
    ),
    release: os.captures.release.handler(({ context, input }) => context.engine.captures.release(input.id, input.step)),
    confirmSubscription: os.captures.confirmSubscription.handler(({ context, input }) =>
      context.engine.captures.confirmSubscription(input.id),
    ),
    remove: os.captures.remove.handler(({ context, input }) => context.engine.captures.remove(input.id)),
  },
  receiver: {
    held: os.receiver.held.handler(({ context }) => ({ items: context.engine.held.list() })),
    localApps: os.receiver.localApps.handler(async ({ context }) => ({ items: await context.engine.localApps() })),
    presets: os.receiver.presets.handler(() => ({ items: [...presets] })),
  },
  samples: {
    list: os.samples.list.handler(({ context }) => context.engine.samples.list()),
    get: os.samples.get.handler(({ context, input }) => context.engine.samples.get(input.id)),
    send: os.samples.send.handler(({ context, input: { id, ...send }, signal }) =>
      context.engine.samples.send(id, send, signal),
    ),
  },
  doctor: {
    plan: os.doctor.plan.handler(({ context, input }) => context.engine.doctor.plan(input)),
    run: os.doctor.run.handler(({ context, input, signal }) => context.engine.doctor.run(input, signal)),
    watch: os.doctor.watch.handler(({ context, input, signal }) => context.engine.doctor.watch(input, signal)),
  },
  sources: {
    list: os.sources.list.handler(({ context }) => context.engine.sources.list()),
    create: os.sources.create.handler(({ context, input }) => context.engine.sources.create(input)),
    get: os.sources.get.handler(({ context, input }) => context.engine.sources.get(input.id)),
    update: os.sources.update.handler(({ context, input: { id, ...change } }) =>
      context.engine.sources.update(id, change),
    ),
    remove: os.sources.remove.handler(({ context, input }) => context.engine.sources.remove(input.id)),
    enable: os.sources.enable.handler(({ context, input }) => context.engine.sources.setEnabled(input.id, true)),
    disable: os.sources.disable.handler(({ context, input }) => context.engine.sources.setEnabled(input.id, false)),
    rescan: os.sources.rescan.handler(({ context, input }) => context.engine.sources.rescan(input.id)),
  },
  tokens: {
    list: os.tokens.list.handler(({ context }) => context.engine.tokens.list()),
    create: os.tokens.create.handler(({ context, input }) => context.engine.tokens.create(input)),
    remove: os.tokens.remove.handler(({ context, input }) => context.engine.tokens.remove(input.id)),
  },
  eventTypes: {
    list: os.eventTypes.list.handler(({ context }) => context.engine.eventTypes.list()),
    create: os.eventTypes.create.handler(({ context, input }) => context.engine.eventTypes.create(input)),
    get: os.eventTypes.get.handler(({ context, input }) => context.engine.eventTypes.get(input.name)),
    replace: os.eventTypes.replace.handler(({ context, input: { name, ...rest } }) =>
      context.engine.eventTypes.replace(name, rest),
    ),
    remove: os.eventTypes.remove.handler(({ context, input }) => context.engine.eventTypes.remove(input.name)),
  },
  engine: {
    status: os.engine.status.handler(async ({ context: { engine, identity } }) => ({
      ...(await engine.status()),
      start: identity.role === 'viewer' ? null : engine.start(),
    })),
    events: os.engine.events.handler(({ context, signal }) => context.engine.live.subscribe(signal)),
    localCa: os.engine.localCa.handler(({ context }) => context.engine.localCa()),
    settings: {
      get: os.engine.settings.get.handler(({ context }) => context.engine.settings.read()),
      update: os.engine.settings.update.handler(({ context, input }) => context.engine.settings.update(input)),
    },
    clusterProperties: {
      get: os.engine.clusterProperties.get.handler(({ context }) => context.engine.cluster.read()),
      update: os.engine.clusterProperties.update.handler(({ context, input }) => context.engine.cluster.write(input)),
    },
    appLog: os.engine.appLog.handler(({ context, input }) => context.engine.appLog.list(input)),
    demo: os.engine.demo.handler(({ context }) => context.engine.demo()),
  },
  backend: {
    status: os.backend.status.handler(({ context }) => context.engine.backend.status()),
    jobs: os.backend.jobs.handler(({ context, input }) => context.engine.backend.jobs(input)),
    job: os.backend.job.handler(({ context, input }) => context.engine.backend.job(input.id)),
    requeue: os.backend.requeue.handler(({ context, input }) => context.engine.backend.requeue(input)),
    remove: os.backend.remove.handler(({ context, input }) => context.engine.backend.remove(input.ids)),
    empty: os.backend.empty.handler(({ context, input }) => context.engine.backend.empty(input.cursor)),
  },
})
