import type { AttemptErrorClass } from '../../../src-shared/model/attempt.ts'

/** An attempt ended without an answer, for a reason we know exactly. */
export class AttemptError extends Error {
  readonly class: AttemptErrorClass

  constructor(errorClass: AttemptErrorClass, message: string) {
    super(message)
    this.name = 'AttemptError'
    this.class = errorClass
  }
}
