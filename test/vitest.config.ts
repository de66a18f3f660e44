import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const soak = process.env.HOOKBENCH_SOAK !== undefined

/**
 * Threads that begin with a `.ts` file strip its types by WebAssembly, and V8 shares what it compiles of that between
 * threads: when two of them made their wrappers faster at once, the process ended with SIGTRAP (“Check failed:
 * jit_page.has_value()” in ThreadIsolation::UnregisterWasmAllocation, below Runtime_TierUpWasmToJSWrapper, Node 24.21; once
 * in some 20 runs under load). With this no wrapper is ever made faster. The built program is not concerned: its threads
 * load JavaScript.
 */
const NO_WRAPPER_TIER_UP = '--wasm-wrapper-tiering-budget=2000000000'

export default defineConfig({
  test: {
    execArgv: [NO_WRAPPER_TIER_UP],
    root: join(import.meta.dirname, '..'),
    include: ['test/{unit,conformance,fault}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(soak ? [] : ['**/*.soak.test.ts'])],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
