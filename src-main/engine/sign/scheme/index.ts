import type { SchemeName } from '../../../../src-shared/model/scheme.ts'
import { type AnyScheme, anyScheme } from './any-scheme.ts'
import { adyen } from './provider/adyen.ts'
import { discord } from './provider/discord.ts'
import { docusign } from './provider/docusign.ts'
import { forgejo } from './provider/forgejo.ts'
import { generic } from './provider/generic.ts'
import { gitea } from './provider/gitea.ts'
import { github } from './provider/github.ts'
import { gitlab } from './provider/gitlab.ts'
import { httpsig } from './provider/httpsig.ts'
import { hubspot } from './provider/hubspot.ts'
import { linear } from './provider/linear.ts'
import { mailgun } from './provider/mailgun.ts'
import { meta } from './provider/meta.ts'
import { mux } from './provider/mux.ts'
import { netbox } from './provider/netbox.ts'
import { netx } from './provider/netx.ts'
import { paddle } from './provider/paddle.ts'
import { paypal } from './provider/paypal.ts'
import { plaid } from './provider/plaid.ts'
import { razorpay } from './provider/razorpay.ts'
import { sendgrid } from './provider/sendgrid.ts'
import { shopify } from './provider/shopify.ts'
import { slack } from './provider/slack.ts'
import { sns } from './provider/sns.ts'
import { square } from './provider/square.ts'
import { standard } from './provider/standard.ts'
import { stripe } from './provider/stripe.ts'
import { svix } from './provider/svix.ts'
import { twilio } from './provider/twilio.ts'
import { twitch } from './provider/twitch.ts'
import { woodwing } from './provider/woodwing.ts'
import { workos } from './provider/workos.ts'
import { zoom } from './provider/zoom.ts'

/** Every scheme by its name. */
export const schemes: Readonly<Record<SchemeName, AnyScheme>> = {
  standard: anyScheme(standard),
  netx: anyScheme(netx),
  woodwing: anyScheme(woodwing),
  netbox: anyScheme(netbox),
  svix: anyScheme(svix),
  github: anyScheme(github),
  stripe: anyScheme(stripe),
  shopify: anyScheme(shopify),
  slack: anyScheme(slack),
  hmac: anyScheme(generic),
  gitlab: anyScheme(gitlab),
  twilio: anyScheme(twilio),
  sendgrid: anyScheme(sendgrid),
  paddle: anyScheme(paddle),
  linear: anyScheme(linear),
  workos: anyScheme(workos),
  square: anyScheme(square),
  razorpay: anyScheme(razorpay),
  discord: anyScheme(discord),
  mux: anyScheme(mux),
  zoom: anyScheme(zoom),
  hubspot: anyScheme(hubspot),
  twitch: anyScheme(twitch),
  docusign: anyScheme(docusign),
  mailgun: anyScheme(mailgun),
  meta: anyScheme(meta),
  gitea: anyScheme(gitea),
  forgejo: anyScheme(forgejo),
  adyen: anyScheme(adyen),
  httpsig: anyScheme(httpsig),
  plaid: anyScheme(plaid),
  sns: anyScheme(sns),
  paypal: anyScheme(paypal),
}
