import type { Filter } from '../../../src-shared/model/webhook.ts'

type Conditions = Filter['conditions']

/** Conditions from their JSON; empty text is none. A sentence when it cannot be read. */
export const parseConditions = (text: string): { conditions: Conditions } | { problem: string } => {
  if (text.trim() === '') return { conditions: null }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { conditions: value as Record<string, unknown> }
      : { problem: 'Conditions are a JSON object such as {"attr": "status", "value": "active"}.' }
  } catch (error) {
    return { problem: `This is not JSON yet: ${error instanceof Error ? error.message : 'it cannot be read'}.` }
  }
}

/** The same the other way round. */
export const conditionsText = (conditions: Conditions): string =>
  conditions === null ? '' : JSON.stringify(conditions, null, 2)
