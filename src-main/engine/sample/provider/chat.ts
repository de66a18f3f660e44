import { escaped, form } from '../layout.ts'
import type { SampleProvider } from '../sample-provider.ts'

const seconds = (at: number): number => Math.floor(at / 1000)

export const slack: SampleProvider = {
  id: 'slack',
  name: 'Slack',
  scheme: 'slack',
  headers: [
    ['Accept', '*/*'],
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Slackbot 1.0 (+https://api.slack.com/robots)'],
  ],
  samples: [
    {
      type: 'event_callback',
      title: 'A message in a channel',
      body: (at: number) => ({
        token: 'ZZZZZZWSxiZZZ2yIvs3peJ',
        team_id: 'T061EG9R6',
        api_app_id: 'A0MDYCDME',
        event: {
          type: 'message',
          channel: 'C2147483705',
          user: 'U2147483697',
          text: 'Hello wörld',
          ts: `${seconds(at)}.000100`,
        },
        type: 'event_callback',
        event_id: 'Ev0MDYGDKJ',
        event_time: seconds(at),
      }),
    },
    {
      type: 'slash_command',
      title: 'A slash command (a form)',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: form({
        token: 'ZZZZZZWSxiZZZ2yIvs3peJ',
        team_id: 'T061EG9R6',
        channel_id: 'C2147483705',
        user_id: 'U2147483697',
        command: '/deploy',
        text: 'shop production',
        response_url: 'https://hooks.slack.example/commands/1234/5678',
        trigger_id: '13345224609.738474920.8088930838d88f008e0',
      }),
    },
    {
      type: 'url_verification',
      title: 'The handshake: the endpoint answers the challenge',
      body: {
        token: 'ZZZZZZWSxiZZZ2yIvs3peJ',
        challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
        type: 'url_verification',
      },
    },
  ],
}

export const discord: SampleProvider = {
  id: 'discord',
  name: 'Discord',
  scheme: 'discord',
  headers: [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Discord-Interactions/1.0 (+https://discord.com)'],
  ],
  samples: [
    {
      type: 'PING',
      title: 'The handshake: the endpoint answers {"type":1}',
      body: { application_id: '845027738276462632', id: '1171548927412826163', token: 'example', type: 1, version: 1 },
    },
    {
      type: 'APPLICATION_COMMAND',
      title: 'A command was used',
      body: {
        application_id: '845027738276462632',
        id: '1171548927412826164',
        type: 2,
        version: 1,
        token: 'example',
        guild_id: '290926798626357999',
        data: { id: '771825006014889984', name: 'blep', options: [{ name: 'animal', type: 3, value: 'animal_dog' }] },
        member: { user: { id: '53908232506183680', username: 'zoë' } },
      },
    },
  ],
}

export const twitch: SampleProvider = {
  id: 'twitch',
  name: 'Twitch',
  scheme: 'twitch',
  headers: ({ type }) => [
    ['Content-Type', 'application/json'],
    ['Twitch-Eventsub-Message-Retry', '0'],
    ['Twitch-Eventsub-Message-Type', type === 'webhook_callback_verification' ? type : 'notification'],
    ['Twitch-Eventsub-Subscription-Type', 'channel.follow'],
    ['Twitch-Eventsub-Subscription-Version', '2'],
  ],
  samples: [
    {
      type: 'channel.follow',
      title: 'Somebody follows a channel',
      body: (at: number) => ({
        subscription: {
          id: 'f1c2a387-161a-49f9-a165-0f21d7a4e1c4',
          type: 'channel.follow',
          version: '2',
          status: 'enabled',
        },
        event: {
          user_id: '1234',
          user_login: 'cool_user',
          broadcaster_user_id: '1337',
          broadcaster_user_login: 'cooler_user',
          followed_at: new Date(at).toISOString(),
        },
      }),
    },
    {
      type: 'webhook_callback_verification',
      title: 'The handshake: the endpoint answers the challenge',
      body: {
        challenge: 'pogchamp-kappa-360noscope-vohiyo',
        subscription: { id: 'f1c2a387-161a-49f9-a165-0f21d7a4e1c4', type: 'channel.follow', version: '2' },
      },
    },
  ],
}

export const zoom: SampleProvider = {
  id: 'zoom',
  name: 'Zoom',
  scheme: 'zoom',
  headers: [['Content-Type', 'application/json; charset=utf-8']],
  samples: [
    {
      type: 'meeting.started',
      title: 'A meeting began',
      body: (at: number) => ({
        event: 'meeting.started',
        event_ts: at,
        payload: {
          account_id: 'AAAAAABBBB',
          object: {
            id: '1234567890',
            uuid: '4444AAAiAAAAAiAiAiiAii==',
            topic: 'Weekly – größer',
            host_id: 'x1yCzABCDEfg23HiJKl4mN',
          },
        },
      }),
    },
    {
      type: 'endpoint.url_validation',
      title: 'The handshake: the endpoint answers an HMAC of plainToken',
      body: (at: number) => ({
        event: 'endpoint.url_validation',
        event_ts: at,
        payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' },
      }),
    },
  ],
}

export const meta: SampleProvider = {
  id: 'meta',
  name: 'Meta / WhatsApp',
  scheme: 'meta',
  headers: [
    ['Accept', '*/*'],
    ['Content-Type', 'application/json'],
    ['User-Agent', 'facebookexternalua'],
  ],
  layout: escaped,
  samples: [
    {
      type: 'messages',
      title: 'A WhatsApp message',
      body: (at: number) => ({
        object: 'whatsapp_business_account',
        entry: [
          {
            id: '102290129340398',
            changes: [
              {
                field: 'messages',
                value: {
                  messaging_product: 'whatsapp',
                  metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
                  messages: [
                    {
                      from: '16505551234',
                      id: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
                      timestamp: String(seconds(at)),
                      type: 'text',
                      text: { body: 'Schöne Grüße: https://example.com/a' },
                    },
                  ],
                },
              },
            ],
          },
        ],
      }),
    },
  ],
}
