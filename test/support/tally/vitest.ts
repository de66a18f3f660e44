import { relative } from 'node:path'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'
import { emptyTally, saveTally } from './tally.ts'

const messageOf = (errors: readonly SerializedError[]): string =>
  errors.map(error => error.stack ?? error.message).join('\n')

/** A vitest reporter that tallies; a file that cannot be loaded is one failed test. */
export default class VitestTally implements Reporter {
  private tally = emptyTally()

  onTestCaseResult(test: TestCase): void {
    const result = test.result()
    const title = `${test.module.relativeModuleId} › ${test.fullName}`
    if (result.state === 'passed') this.tally.passed++
    if (result.state === 'failed') this.tally.failed.push({ title, message: messageOf(result.errors) })
    if (result.state === 'skipped') this.tally.skipped.push({ title, reason: result.note ?? 'says so itself' })
  }

  onTestModuleEnd(module: TestModule): void {
    const own = module.errors()
    if (own.length > 0) this.tally.failed.push({ title: module.relativeModuleId, message: messageOf(own) })
    for (const suite of module.children.allSuites()) {
      const errors = suite.errors()
      if (errors.length > 0) {
        this.tally.failed.push({ title: `${module.relativeModuleId} › ${suite.fullName}`, message: messageOf(errors) })
      }
    }
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const error of unhandled) {
      const file = 'VITEST_TEST_PATH' in error ? relative('.', String(error.VITEST_TEST_PATH)) : 'vitest'
      this.tally.failed.push({ title: `${file} › unhandled error`, message: messageOf([error]) })
    }
    saveTally(this.tally)
  }
}
