import type { SampleProvider } from '../sample-provider.ts'

export const standardWebhooks: SampleProvider = {
  id: 'standard',
  name: 'Standard Webhooks',
  scheme: 'standard',
  headers: [['Content-Type', 'application/json']],
  samples: [
    {
      type: 'order.paid',
      title: 'An order was paid',
      body: (at: number) => ({
        type: 'order.paid',
        timestamp: new Date(at).toISOString(),
        data: { orderId: 'ord_1042', total: 129.9, currency: 'EUR', customer: 'Zoë Müller' },
      }),
    },
  ],
}

const event = (at: number) => ({
  specversion: '1.0',
  id: 'A234-1234-1234',
  source: '/orders/eu',
  type: 'com.example.order.paid',
  time: new Date(at).toISOString(),
  datacontenttype: 'application/json',
})
const data = { orderId: 'ord_1042', total: 129.9 }

export const cloudEvents: SampleProvider = {
  id: 'cloudevents',
  name: 'CloudEvents',
  scheme: 'none',
  headers: [['Content-Type', 'application/cloudevents+json; charset=utf-8']],
  samples: [
    {
      type: 'structured',
      title: 'One event, all of it in the body',
      body: (at: number) => ({ ...event(at), data }),
    },
    {
      type: 'binary',
      title: 'One event, its attributes in headers',
      headers: [
        ['Content-Type', 'application/json'],
        ['ce-specversion', '1.0'],
        ['ce-id', 'A234-1234-1234'],
        ['ce-source', '/orders/eu'],
        ['ce-type', 'com.example.order.paid'],
      ],
      body: data,
    },
    {
      type: 'batch',
      title: 'Several events at once',
      headers: [['Content-Type', 'application/cloudevents-batch+json; charset=utf-8']],
      body: (at: number) => [
        { ...event(at), data },
        { ...event(at), id: 'A234-1234-1235', data: { ...data, orderId: 'ord_1043' } },
      ],
    },
  ],
}

export const ownHmac: SampleProvider = {
  id: 'hmac',
  name: 'HMAC of your own',
  scheme: 'hmac',
  headers: [['Content-Type', 'application/json']],
  samples: [
    {
      type: 'order.paid',
      title: 'An order was paid',
      body: (at: number) => ({ event: 'order.paid', at, order: { id: 'ord_1042', total: 129.9, name: 'Zoë' } }),
    },
  ],
}

export const messageSignatures: SampleProvider = {
  id: 'httpsig',
  name: 'HTTP Message Signatures',
  scheme: 'httpsig',
  headers: [['Content-Type', 'application/json']],
  samples: [
    {
      type: 'order.paid',
      title: 'An order was paid',
      body: (at: number) => ({ event: 'order.paid', at, order: { id: 'ord_1042', total: 129.9, name: 'Zoë' } }),
    },
  ],
}
