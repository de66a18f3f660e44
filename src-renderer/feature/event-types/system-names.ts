import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

/** The systems that make such events, as people know them. */
export const systemNames = ({ systems }: Pick<EventTypeDefinition, 'systems'>): string =>
  systems.map(name => profiles[name].label).join(', ') || 'Any'
