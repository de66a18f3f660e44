import { Zap } from 'lucide-react'
import { runDemo } from '../feature/home/run-demo.ts'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const sendFirstWebhook: Command = {
  id: 'send-first-webhook',
  title: 'Send a demo webhook to the built-in receiver',
  group: 'Do',
  icon: Zap,
  run: () => {
    go(paths.home)
    void runDemo()
  },
}
