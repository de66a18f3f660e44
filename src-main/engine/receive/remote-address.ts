import type { Socket } from 'node:net'

/** The sender's address; an IPv4 one without the form it has on an IPv6 socket. */
export const remoteAddress = (socket: Socket): string => (socket.remoteAddress ?? '').replace(/^::ffff:/i, '')

/** Whether the sender is on this machine. */
export const isFromHere = (socket: Socket): boolean => /^(127\.|::1$)/.test(remoteAddress(socket))
