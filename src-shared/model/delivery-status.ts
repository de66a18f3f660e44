export const deliveryStatuses = ['queued', 'scheduled', 'sent', 'failed'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** As the log shows them (R88). */
export const statusLabel: Record<DeliveryStatus, string> = {
  queued: 'Queued',
  scheduled: 'Scheduled retry',
  sent: 'Sent',
  failed: 'Failed',
}
