/** Why a webhook that is off gets no event, and why what waits for it is held. */
export const WEBHOOK_DISABLED = 'webhook disabled'
