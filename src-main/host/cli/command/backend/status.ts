import { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, showList } from '../../print/show.ts'
import { showTime } from '../../print/units.ts'

/** `hookbench backend status` */
export const backendStatus = ({ terminal }: Cli): Command =>
  engineCommand(new Command('status').description('how many jobs each queue has, by state')).action(
    async (options: OutputOptions, command: Command) => {
      const engine = await connect(command, terminal)
      const { queues } = await engine.backend.status()
      showList(
        terminal,
        options,
        queues,
        [
          { title: 'QUEUE', value: queue => queue.name },
          { title: 'QUEUED', value: queue => queue.queued },
          { title: 'OLDEST', value: queue => showTime(queue.oldestQueuedAt) },
          { title: 'ACTIVE', value: queue => queue.active },
          { title: 'DEFERRED', value: queue => queue.deferred },
          { title: 'FINISHED', value: queue => queue.finished },
          { title: 'FAILED', value: queue => queue.failed },
          { title: 'SCHEDULED', value: queue => queue.scheduled },
          { title: 'WORKERS', value: queue => queue.workers },
          { title: 'HOST', value: queue => queue.host },
          { title: 'PORT', value: queue => queue.port },
          { title: 'DB', value: queue => queue.db },
        ],
        'There are no queues.',
      )
    },
  )
