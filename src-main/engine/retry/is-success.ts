import type { Settings } from '../../../src-shared/model/webhook.ts'

/** Whether a status is a success under the webhook's rule (R58). */
export const isSuccess = (rule: Settings['success'], status: number): boolean => {
  switch (rule) {
    case '2xx':
      return status >= 200 && status < 300
    case '200':
      return status === 200
    case 'lt400':
      return status < 400
  }
}
