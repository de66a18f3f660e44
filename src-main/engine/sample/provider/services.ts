import type { SampleProvider } from '../sample-provider.ts'

const json: [string, string] = ['Content-Type', 'application/json']

export const linear: SampleProvider = {
  id: 'linear',
  name: 'Linear',
  scheme: 'linear',
  headers: [
    ['Accept-Charset', 'utf-8'],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Linear-Delivery', '234d1a4e-b617-4388-90fe-adc3633d6b72'],
    ['Linear-Event', 'Issue'],
    ['User-Agent', 'Linear-Webhook'],
  ],
  samples: [
    {
      type: 'Issue',
      title: 'An issue was created',
      body: (at: number) => ({
        action: 'create',
        actor: { id: 'b5ea5f1f-8adc-4f52-b4bd-ab4e84cf51ba', type: 'user', name: 'Zoë Müller' },
        createdAt: new Date(at).toISOString(),
        data: { id: '539068e2-ae88-4d09-bd75-22eb4a59612f', title: 'Größe stimmt nicht', number: 41, priority: 2 },
        type: 'Issue',
        url: 'https://linear.app/acme/issue/ACM-41',
        webhookTimestamp: at,
        webhookId: '000042e3-d123-4980-b49f-8e140eef9329',
      }),
    },
  ],
}

export const clerk: SampleProvider = {
  id: 'clerk',
  name: 'Clerk (Svix)',
  scheme: 'svix',
  headers: [
    ['Accept', '*/*'],
    json,
    ['User-Agent', 'Svix-Webhooks/1.62.0 (sender-9YMgn; +https://www.svix.com/http-sender/)'],
  ],
  samples: [
    {
      type: 'user.created',
      title: 'A user signed up',
      body: (at: number) => ({
        data: {
          id: 'user_29w83sxmDNGwOuEthce5gg56FcC',
          object: 'user',
          first_name: 'Zoë',
          last_name: 'Müller',
          email_addresses: [{ id: 'idn_29w83yL7CwVlJXylYLxcslromF1', email_address: 'zoe@example.com' }],
          created_at: at,
        },
        object: 'event',
        type: 'user.created',
      }),
    },
  ],
}

export const workos: SampleProvider = {
  id: 'workos',
  name: 'WorkOS',
  scheme: 'workos',
  headers: [json],
  samples: [
    {
      type: 'dsync.user.created',
      title: 'A user was provisioned',
      body: (at: number) => ({
        id: 'event_04FKJ843CVE8F7BXQSPFH0M53V',
        event: 'dsync.user.created',
        created_at: new Date(at).toISOString(),
        data: { id: 'directory_user_01E1X1B89NH8Z3SDFJR4H7RGX7', first_name: 'Zoë', state: 'active' },
      }),
    },
  ],
}

export const mux: SampleProvider = {
  id: 'mux',
  name: 'Mux',
  scheme: 'mux',
  headers: [json],
  samples: [
    {
      type: 'video.asset.ready',
      title: 'A video can be played',
      body: (at: number) => ({
        type: 'video.asset.ready',
        object: { type: 'asset', id: '0201p02fGKPE7MrbC269XRD7LpcHhrmbu0002' },
        id: '3a56ac3d-33da-4366-855b-f592d898409d',
        created_at: new Date(at).toISOString(),
        data: { status: 'ready', duration: 23.85, aspect_ratio: '16:9', max_stored_frame_rate: 29.97 },
      }),
    },
  ],
}

export const hubspot: SampleProvider = {
  id: 'hubspot',
  name: 'HubSpot',
  scheme: 'hubspot',
  headers: [['Content-Type', 'application/json;charset=utf-8']],
  samples: [
    {
      type: 'contact.propertyChange',
      title: 'A property of a contact changed',
      body: (at: number) => [
        {
          eventId: 100,
          subscriptionId: 6,
          portalId: 62515,
          occurredAt: at,
          subscriptionType: 'contact.propertyChange',
          attemptNumber: 0,
          objectId: 123,
          propertyName: 'lifecyclestage',
          propertyValue: 'subscriber',
          changeSource: 'CRM',
        },
      ],
    },
  ],
}

export const docusign: SampleProvider = {
  id: 'docusign',
  name: 'DocuSign',
  scheme: 'docusign',
  headers: [['Content-Type', 'application/json; charset=utf-8']],
  samples: [
    {
      type: 'envelope-completed',
      title: 'An envelope was signed by all',
      body: (at: number) => ({
        event: 'envelope-completed',
        apiVersion: 'v2.1',
        retryCount: 0,
        generatedDateTime: new Date(at).toISOString(),
        data: {
          accountId: '8f2b7a1c-5d0e-4a63',
          envelopeId: '9a1c2d3e-4f50-4617-8b29',
          envelopeSummary: { status: 'completed' },
        },
      }),
    },
  ],
}

const topic = 'arn:aws:sns:eu-central-1:123456789012:Orders'
const region = 'https://sns.eu-central-1.amazonaws.com'

export const sns: SampleProvider = {
  id: 'sns',
  name: 'AWS SNS',
  scheme: 'sns',
  headers: [
    ['Content-Type', 'text/plain; charset=UTF-8'],
    ['User-Agent', 'Amazon Simple Notification Service Agent'],
  ],
  samples: [
    {
      type: 'Notification',
      title: 'A message of a topic',
      body: (at: number) => ({
        Type: 'Notification',
        MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
        TopicArn: topic,
        Subject: 'Order paid',
        Message: '{"orderId":"ord_1042","name":"Zoë"}',
        Timestamp: new Date(at).toISOString(),
        UnsubscribeURL: `${region}/?Action=Unsubscribe&SubscriptionArn=${topic}:c9135db0-26c4-47ec-8998-413945fb5a96`,
      }),
    },
    {
      type: 'SubscriptionConfirmation',
      title: 'The handshake: the endpoint visits SubscribeURL',
      body: (at: number) => ({
        Type: 'SubscriptionConfirmation',
        MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
        Token: '2336412f37fb687f5d51e6e241d09c805a5a57b30d712f794cc5f6a988666d92',
        TopicArn: topic,
        Message: `You have chosen to subscribe to the topic ${topic}.`,
        SubscribeURL: `${region}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=2336412f37fb687f5d51e6e241d09c80`,
        Timestamp: new Date(at).toISOString(),
      }),
    },
  ],
}
