import { indented } from '../layout.ts'
import type { SampleProvider } from '../sample-provider.ts'

const seconds = (at: number): number => Math.floor(at / 1000)

const stripeEvent = (type: string, object: Record<string, unknown>) => (at: number) => ({
  id: 'evt_1PnX3vLkdIwHu7ixraBm2Kq9',
  object: 'event',
  api_version: '2026-06-30.basil',
  created: seconds(at),
  data: { object },
  livemode: false,
  pending_webhooks: 1,
  request: { id: 'req_8fT2kLZb1nQvYw', idempotency_key: '3b8f5c1e-8d4e-4d0b-9e3b-7f4e0a3c9c11' },
  type,
})

export const stripe: SampleProvider = {
  id: 'stripe',
  name: 'Stripe',
  scheme: 'stripe',
  headers: [
    ['Accept', '*/*; q=0.5, application/xml'],
    ['Cache-Control', 'no-cache'],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['User-Agent', 'Stripe/1.0 (+https://stripe.com/docs/webhooks)'],
  ],
  layout: indented,
  samples: [
    {
      type: 'payment_intent.succeeded',
      title: 'A payment succeeded',
      body: stripeEvent('payment_intent.succeeded', {
        id: 'pi_3PnX3tLkdIwHu7ix0sN4QfXr',
        object: 'payment_intent',
        amount: 12990,
        amount_received: 12990,
        currency: 'eur',
        customer: 'cus_QeXhT3Jm5Wb2aL',
        description: 'Order 1042 – Café Zoë',
        metadata: { order_id: '1042' },
        status: 'succeeded',
      }),
    },
    {
      type: 'checkout.session.completed',
      title: 'A checkout was completed',
      body: stripeEvent('checkout.session.completed', {
        id: 'cs_test_a1Jq4X0kWmQ2bTn5',
        object: 'checkout.session',
        amount_total: 4900,
        currency: 'usd',
        customer_details: { email: 'zoe@example.com', name: 'Zoë Müller' },
        mode: 'payment',
        payment_status: 'paid',
        status: 'complete',
      }),
    },
    {
      type: 'invoice.payment_failed',
      title: 'An invoice could not be paid',
      body: stripeEvent('invoice.payment_failed', {
        id: 'in_1PnX40LkdIwHu7ixV7zFq1Hb',
        object: 'invoice',
        amount_due: 2900,
        attempt_count: 2,
        currency: 'eur',
        customer: 'cus_QeXhT3Jm5Wb2aL',
        status: 'open',
      }),
    },
  ],
}

export const paddle: SampleProvider = {
  id: 'paddle',
  name: 'Paddle',
  scheme: 'paddle',
  headers: [
    ['Content-Type', 'application/json'],
    ['Paddle-Version', '1'],
  ],
  samples: [
    {
      type: 'transaction.completed',
      title: 'A transaction was completed',
      body: (at: number) => ({
        event_id: 'evt_01hv8x2acma2gz7he8kg2s0hna',
        event_type: 'transaction.completed',
        occurred_at: new Date(at).toISOString(),
        notification_id: 'ntf_01hv8x2af2wz5d4hzxg3rbq0e5',
        data: {
          id: 'txn_01hv8wptq8987qeep44cyrewp9',
          status: 'completed',
          customer_id: 'ctm_01hv6y1jedq4p1n0yqn5ba3ky4',
          currency_code: 'USD',
          details: { totals: { subtotal: '1000', tax: '200', total: '1200' } },
        },
      }),
    },
  ],
}

export const square: SampleProvider = {
  id: 'square',
  name: 'Square',
  scheme: 'square',
  headers: [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Square Connect v2'],
    ['square-environment', 'Sandbox'],
  ],
  samples: [
    {
      type: 'payment.updated',
      title: 'A payment changed',
      body: (at: number) => ({
        merchant_id: '6SSW7HV8K2ST5',
        type: 'payment.updated',
        event_id: '6a8f5f28-54a1-4eb0-a98a-3111513fd4fc',
        created_at: new Date(at).toISOString(),
        data: {
          type: 'payment',
          id: 'hYy9pRFVxpDsO1FB05SunFWUe9JZY',
          object: {
            payment: {
              id: 'hYy9pRFVxpDsO1FB05SunFWUe9JZY',
              amount_money: { amount: 100, currency: 'USD' },
              status: 'COMPLETED',
            },
          },
        },
      }),
    },
  ],
}

export const razorpay: SampleProvider = {
  id: 'razorpay',
  name: 'Razorpay',
  scheme: 'razorpay',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Razorpay-Event-Id', 'DESlLckIVRkHWj'],
  ],
  samples: [
    {
      type: 'payment.captured',
      title: 'A payment was captured',
      body: (at: number) => ({
        entity: 'event',
        account_id: 'acc_BFQ7uQEaa7j2z7',
        event: 'payment.captured',
        contains: ['payment'],
        payload: {
          payment: {
            entity: {
              id: 'pay_DESlfW9H8K9uqM',
              amount: 10000,
              currency: 'INR',
              status: 'captured',
              method: 'netbanking',
            },
          },
        },
        created_at: seconds(at),
      }),
    },
  ],
}

const adyenItem = (eventCode: string, success: string) => (at: number) => ({
  live: 'false',
  notificationItems: [
    {
      NotificationRequestItem: {
        additionalData: { expiryDate: '12/2028', authCode: '1234' },
        amount: { value: 12990, currency: 'EUR' },
        eventCode,
        eventDate: new Date(at).toISOString().replace(/\.\d+Z$/, '+00:00'),
        merchantAccountCode: 'AcmeECOM',
        merchantReference: 'order-1042',
        paymentMethod: 'visa',
        pspReference: '7914073381342284',
        reason: '1234:7777:12/2028',
        success,
      },
    },
  ],
})

export const adyen: SampleProvider = {
  id: 'adyen',
  name: 'Adyen',
  scheme: 'adyen',
  headers: [['Content-Type', 'application/json; charset=utf-8']],
  samples: [
    { type: 'AUTHORISATION', title: 'A payment was authorised', body: adyenItem('AUTHORISATION', 'true') },
    { type: 'REFUND', title: 'A refund failed', body: adyenItem('REFUND', 'false') },
    {
      type: 'balancePlatform.transfer.updated',
      title: 'A transfer changed (signed whole, in a header)',
      headers: [['Protocol', 'HmacSHA256']],
      body: (at: number) => ({
        data: { id: '1W1UG35U8A9J5ZLG', amount: { value: 12990, currency: 'EUR' }, status: 'booked' },
        environment: 'test',
        timestamp: new Date(at).toISOString(),
        type: 'balancePlatform.transfer.updated',
      }),
    },
  ],
}

export const paypal: SampleProvider = {
  id: 'paypal',
  name: 'PayPal',
  scheme: 'paypal',
  headers: [
    ['Accept', '*/*'],
    ['Content-Type', 'application/json'],
    ['User-Agent', 'PayPal/AUHD-214.0-58843440'],
    ['PAYPAL-AUTH-VERSION', 'v2'],
  ],
  samples: [
    {
      type: 'PAYMENT.CAPTURE.COMPLETED',
      title: 'A payment was captured',
      body: (at: number) => ({
        id: 'WH-58D329510W468432D-8HN650336L201105X',
        event_version: '1.0',
        create_time: new Date(at).toISOString(),
        resource_type: 'capture',
        event_type: 'PAYMENT.CAPTURE.COMPLETED',
        summary: 'Payment completed for $ 30.0 USD',
        resource: { id: '42311647XV020574X', amount: { currency_code: 'USD', value: '30.00' }, status: 'COMPLETED' },
      }),
    },
  ],
}

export const plaid: SampleProvider = {
  id: 'plaid',
  name: 'Plaid',
  scheme: 'plaid',
  headers: [['Content-Type', 'application/json']],
  layout: indented,
  samples: [
    {
      type: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE',
      title: 'There are new transactions',
      body: {
        environment: 'sandbox',
        historical_update_complete: true,
        initial_update_complete: true,
        item_id: 'wz666MBjYWTp2PDzzggYhM6oWWmBb',
        webhook_code: 'SYNC_UPDATES_AVAILABLE',
        webhook_type: 'TRANSACTIONS',
      },
    },
  ],
}
