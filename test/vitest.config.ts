import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const soak = process.env.HOOKBENCH_SOAK !== undefined

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['test/{unit,conformance,fault}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(soak ? [] : ['**/*.soak.test.ts'])],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
