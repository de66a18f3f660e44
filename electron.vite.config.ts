import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const here = (path: string): string => resolve(import.meta.dirname, path)

/**
 * One entry for every process: `out/main/{electron,engine,store,template,cli}.js`, `out/preload/preload.cjs` and the pages in
 * `out/renderer`. All of npm is bundled except the dependencies of package.json (the native SQLite binding).
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Read from disk once, by processes that live long.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: {
          electron: here('src-main/electron.ts'),
          engine: here('src-main/engine.ts'),
          store: here('src-main/store.ts'),
          template: here('src-main/template.ts'),
          cli: here('src-main/cli.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload cannot load other files: one CommonJS file with everything in it.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: here('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src-renderer'),
    plugins: [react(), tailwindcss()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: { index: here('src-renderer/index.html') } },
    },
  },
})
