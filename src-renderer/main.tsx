import './style.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/v4/core'
import { setInputWords } from '../src-shared/input-words.ts'
import { App } from './app.tsx'
import { showNotice } from './feature/notice/show-notice.ts'
import { followUnread } from './feature/receiver/list/unread.ts'
import { loadParts } from './lib/lazy-part.ts'
import { createLive } from './lib/live.ts'
import { queryClient } from './lib/query-client.ts'
import { connect } from './lib/rpc.ts'
import { followTheme } from './lib/theme.ts'

// The page's security policy forbids code made from text.
config({ jitless: true })
setInputWords()

followTheme()
followUnread()
connect(createLive(queryClient, showNotice))

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  )

requestIdleCallback(() => void loadParts())
