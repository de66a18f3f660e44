#!/usr/bin/env node
import './host/check-node.ts'
import { fileURLToPath } from 'node:url'
import { createIdSource } from '../src-shared/id.ts'
import { hideArguments } from './host/cli/hide-arguments.ts'
import { processTerminal } from './host/cli/process-terminal.ts'
import { runCli } from './host/cli/run-cli.ts'
import { systemClock } from './host/system-clock.ts'

hideArguments()

const fromSource = import.meta.url.endsWith('.ts')

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: processTerminal(),
  clock: systemClock,
  ids: createIdSource(systemClock),
  files: {
    worker: new URL(fromSource ? './store.ts' : './store.js', import.meta.url),
    template: new URL(fromSource ? './template.ts' : './template.js', import.meta.url),
    rendererDir: fileURLToPath(new URL(fromSource ? '../out/renderer' : '../renderer', import.meta.url)),
  },
})
