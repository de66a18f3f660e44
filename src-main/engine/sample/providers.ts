import { discord, meta, slack, twitch, zoom } from './provider/chat.ts'
import { forgejo, gitea, gitlab } from './provider/code-hosts.ts'
import { github } from './provider/github.ts'
import { mailgun, sendgrid, twilio } from './provider/mail-and-text.ts'
import { adyen, paddle, paypal, plaid, razorpay, square, stripe } from './provider/payments.ts'
import { clerk, docusign, hubspot, linear, mux, sns, workos } from './provider/services.ts'
import { shopify } from './provider/shops.ts'
import { cloudEvents, messageSignatures, ownHmac, standardWebhooks } from './provider/standards.ts'
import { systems } from './provider/systems.ts'
import type { SampleProvider } from './sample-provider.ts'

/** Every provider with samples of our own, the best known first. */
export const providers: readonly SampleProvider[] = [
  github,
  stripe,
  shopify,
  slack,
  twilio,
  gitlab,
  linear,
  paddle,
  standardWebhooks,
  clerk,
  cloudEvents,
  sendgrid,
  mailgun,
  discord,
  meta,
  twitch,
  zoom,
  adyen,
  paypal,
  plaid,
  sns,
  square,
  razorpay,
  hubspot,
  workos,
  mux,
  docusign,
  gitea,
  forgejo,
  ...systems,
  messageSignatures,
  ownHmac,
]
