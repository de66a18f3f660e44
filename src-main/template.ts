import { parentPort } from 'node:worker_threads'
import { serveTemplates } from './engine/payload/template/serve-templates.ts'

if (parentPort !== null) serveTemplates(parentPort)
