/** What OpenSSL calls a failure, and what it most likely comes from. */
const causes: [RegExp, string][] = [
  [/HTTP_REQUEST/, 'The sender spoke plain HTTP to the HTTPS port. Its URL must begin with https://.'],
  [
    /UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE/,
    'The sender does not trust the certificate. Give it the certificate of the local authority, or have it not verify.',
  ],
  [
    /UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|PROTOCOL_VERSION/,
    'The sender speaks a version of TLS before 1.2, which is refused.',
  ],
  [/NO_SHARED_CIPHER|HANDSHAKE_FAILURE/, 'Sender and receiver have no cipher in common.'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH|RECORD/, 'What the sender sent is no TLS.'],
  [/HANDSHAKE_TIMEOUT/, 'The sender did not finish the TLS handshake in time.'],
  [
    /ECONNRESET|EPIPE/,
    'The sender went away in the middle of the TLS handshake; most do so when they do not trust the certificate.',
  ],
]

/** The likely cause of a TLS handshake that failed, as a sentence. */
export const tlsCause = ({ code = '', message }: NodeJS.ErrnoException): string => {
  const what = `${code} ${message}`.toUpperCase().replaceAll(' ', '_')
  return causes.find(([pattern]) => pattern.test(what))?.[1] ?? `The TLS handshake failed: ${message}.`
}
