import { cloudEvents } from './cloud-events.ts'
import type { Ask, Handshake, HandshakeRequest } from './handshake.ts'
import { meta } from './meta.ts'
import { slack } from './slack.ts'
import { sns } from './sns.ts'
import { twitch } from './twitch.ts'
import { zoom } from './zoom.ts'

const handshakes: readonly Handshake[] = [cloudEvents, meta, twitch, sns, slack, zoom]

/** The handshake that a request is; null: none that is known. */
export const readHandshake = (request: HandshakeRequest): { title: string; ask: Ask } | null => {
  for (const { title, read } of handshakes) {
    const ask = read(request)
    if (ask !== null) return { title, ask }
  }
  return null
}
