import type { SchemeName } from '../../../../src-shared/model/scheme.ts'
import { type AnyScheme, anyScheme } from './any-scheme.ts'
import { discord } from './discord.ts'
import { docusign } from './docusign.ts'
import { forgejo } from './forgejo.ts'
import { generic } from './generic.ts'
import { gitea } from './gitea.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { hubspot } from './hubspot.ts'
import { linear } from './linear.ts'
import { mailgun } from './mailgun.ts'
import { meta } from './meta.ts'
import { mux } from './mux.ts'
import { netbox } from './netbox.ts'
import { netx } from './netx.ts'
import { paddle } from './paddle.ts'
import { razorpay } from './razorpay.ts'
import { sendgrid } from './sendgrid.ts'
import { shopify } from './shopify.ts'
import { slack } from './slack.ts'
import { square } from './square.ts'
import { standard } from './standard.ts'
import { stripe } from './stripe.ts'
import { svix } from './svix.ts'
import { twilio } from './twilio.ts'
import { twitch } from './twitch.ts'
import { woodwing } from './woodwing.ts'
import { workos } from './workos.ts'
import { zoom } from './zoom.ts'

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
}
