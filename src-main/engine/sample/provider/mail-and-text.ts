import { form } from '../layout.ts'
import type { SampleProvider } from '../sample-provider.ts'

const seconds = (at: number): number => Math.floor(at / 1000)

export const twilio: SampleProvider = {
  id: 'twilio',
  name: 'Twilio',
  scheme: 'twilio',
  headers: [
    ['Accept', '*/*'],
    ['Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8'],
    ['User-Agent', 'TwilioProxy/1.1'],
    ['I-Twilio-Idempotency-Token', '6b7d4a0e-1a55-4c5e-8b14-2e4a3d6f6f11'],
  ],
  samples: [
    {
      type: 'incoming-message',
      title: 'A text message came in (a form)',
      body: form({
        ToCountry: 'US',
        SmsMessageSid: 'SM1f0e8ae6ade43cb3c0ce4525424e404f',
        NumMedia: '0',
        FromCity: 'SAN FRANCISCO',
        Body: 'Hello wörld & more',
        To: '+15558675310',
        From: '+14155551212',
        AccountSid: 'AC00000000000000000000000000000000',
        ApiVersion: '2010-04-01',
      }),
    },
    {
      type: 'event-streams',
      title: 'Events as JSON (the URL carries bodySHA256)',
      headers: [['Content-Type', 'application/json']],
      body: [
        {
          specversion: '1.0',
          type: 'com.twilio.messaging.message.delivered',
          source: '/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/SM1f0e8ae6ade43cb3',
          id: 'EZ9f5c0b3e',
          data: { messageStatus: 'DELIVERED', to: '+15558675310' },
        },
      ],
    },
  ],
}

export const sendgrid: SampleProvider = {
  id: 'sendgrid',
  name: 'SendGrid',
  scheme: 'sendgrid',
  headers: [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'SendGrid Event API'],
  ],
  samples: [
    {
      type: 'delivered',
      title: 'A mail was delivered and opened',
      body: (at: number) => [
        {
          email: 'zoe@example.com',
          timestamp: seconds(at),
          event: 'delivered',
          sg_event_id: 'ZGVsaXZlcmVkLTAtMA',
          sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
          response: '250 OK',
        },
        {
          email: 'zoe@example.com',
          timestamp: seconds(at),
          event: 'open',
          sg_event_id: 'b3Blbi0wLTA',
          ip: '198.51.100.7',
        },
      ],
    },
  ],
}

export const mailgun: SampleProvider = {
  id: 'mailgun',
  name: 'Mailgun',
  scheme: 'mailgun',
  headers: [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'mailgun/treq-22.2.0'],
  ],
  samples: [
    {
      type: 'delivered',
      title: 'A mail was delivered',
      body: (at: number) => ({
        'event-data': {
          event: 'delivered',
          timestamp: at / 1000,
          id: 'CPgfbmQMTCKtHW6uIWtuVe',
          recipient: 'zoe@example.com',
          message: { headers: { 'message-id': '20130503182626.18666.16540@acme.example.com' } },
        },
      }),
    },
  ],
}
