import type { AttemptErrorClass } from './attempt.ts'

/** What to do about an attempt that got no usable answer, one sentence a class (B17). */
export const attemptHelp: Record<AttemptErrorClass, string> = {
  dns: 'The host name could not be resolved: check it for a typo and that it is in DNS.',
  refused: 'Nothing listens on that host and port: check that the endpoint runs and the port is right.',
  reset: 'The endpoint closed the connection before it answered: look into its log for a crash or a proxy limit.',
  unreachable: 'There is no way to that address from here: check the network, a VPN or a firewall.',
  'timeout-connect': 'The endpoint took too long to accept a connection: a firewall may drop it, or the host is down.',
  'timeout-response': 'The endpoint took too long to answer: answer 2xx first and do the work afterwards.',
  tls: 'The TLS handshake failed: check the certificate’s name, its chain and that it has not expired.',
  redirects:
    'The redirects of the endpoint do not lead to an answer: give the address of the endpoint itself, or mend the redirect there.',
  'head-too-large':
    'The headers of the answer are larger than 16 KiB: let the endpoint send fewer or shorter ones, such as cookies.',
  protocol: 'The answer is not valid HTTP/1.1: check that the port speaks HTTP and not something else.',
  blocked:
    'The rules for targets refuse this one: give the address of the endpoint itself, or lift the rule that is named.',
  'invalid-url': 'The URL cannot be requested: correct the webhook’s endpoint URL.',
  payload: 'The body could not be built from this event: publish it with the fields that the payload format needs.',
  unknown: 'An unexpected failure: the message says what the system reported.',
}
