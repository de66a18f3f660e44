import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { backendDelete } from './backend/delete.ts'
import { backendEmpty } from './backend/empty.ts'
import { backendJob } from './backend/job.ts'
import { backendJobs } from './backend/jobs.ts'
import { backendRequeue } from './backend/requeue.ts'
import { backendStatus } from './backend/status.ts'

/** `hookbench backend …` */
export const backendCommand = (cli: Cli): Command =>
  new Command('backend')
    .description('the queue and its jobs: one job for each delivery')
    .addCommand(backendStatus(cli))
    .addCommand(backendJobs(cli))
    .addCommand(backendJob(cli))
    .addCommand(backendRequeue(cli))
    .addCommand(backendDelete(cli))
    .addCommand(backendEmpty(cli))
