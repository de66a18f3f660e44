/** The host of a URL, or an address to listen on, that only this machine reaches. */
export const isLoopbackHost = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)
