import { relative } from 'node:path'
import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter'
import { emptyTally, saveTally } from './tally.ts'

const messageOf = (errors: TestError[]): string => errors.map(error => error.stack ?? error.message ?? '').join('\n')

/** A Playwright reporter that tallies; an error outside of the tests is one failed test. */
export default class PlaywrightTally implements Reporter {
  private tally = emptyTally()
  private suite: Suite | undefined

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite
  }

  onError(error: TestError): void {
    this.tally.failed.push({ title: 'playwright', message: messageOf([error]) })
  }

  onEnd(): void {
    for (const test of this.suite?.allTests() ?? []) this.add(test)
    saveTally(this.tally)
  }

  printsToStdio(): boolean {
    return false
  }

  private add(test: TestCase): void {
    const titles = test.titlePath().slice(3)
    const title = [relative('.', test.location.file), ...titles].join(' › ')
    const outcome = test.outcome()
    if (outcome === 'skipped') {
      const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
      this.tally.skipped.push({ title, reason: reason ?? 'says so itself' })
    } else if (test.ok()) {
      this.tally.passed++
    } else {
      this.tally.failed.push({ title, message: messageOf(test.results.flatMap(({ errors }) => errors)) })
    }
  }
}
