import type { SampleProvider } from '../sample-provider.ts'

const customer = { id: 706405506930, email: 'zoe@example.com', first_name: 'Zoë', last_name: 'Müller' }

export const shopify: SampleProvider = {
  id: 'shopify',
  name: 'Shopify',
  scheme: 'shopify',
  headers: ({ type }) => [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Shopify-Captain-Hook'],
    ['X-Shopify-Topic', type],
    ['X-Shopify-Shop-Domain', 'acme.myshopify.com'],
    ['X-Shopify-API-Version', '2026-07'],
    ['X-Shopify-Webhook-Id', 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043'],
    ['X-Shopify-Event-Id', '98880550-7158-44d4-b7cd-2c97c8a091b5'],
  ],
  samples: [
    {
      type: 'orders/create',
      title: 'An order was placed',
      body: (at: number) => ({
        id: 820982911946154,
        created_at: new Date(at).toISOString(),
        currency: 'EUR',
        total_price: '129.90',
        financial_status: 'paid',
        customer,
        line_items: [{ id: 866550311766439, title: 'IPod Nano – 8GB', quantity: 1, price: '129.90' }],
      }),
    },
    {
      type: 'app/uninstalled',
      title: 'The app was removed from a shop',
      body: { id: 548380009, name: 'Acme Shop', domain: 'acme.example.com', plan_name: 'basic' },
    },
  ],
}
