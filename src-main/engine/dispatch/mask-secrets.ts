const MASKED = '•••'

/** A text without any of the webhook's secrets, for the log. */
export const maskSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((masked, secret) => (secret === '' ? masked : masked.replaceAll(secret, MASKED)), text)
