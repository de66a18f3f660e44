import type { EngineSettings } from '../../../../../src-shared/model/settings.ts'

export const settingsLines = ({ backendEnabled, eventTypeValidation }: EngineSettings): string[] => [
  `backend                ${backendEnabled ? 'on' : 'off: events make no messages and nothing is sent'}`,
  `event type validation  ${eventTypeValidation}`,
]
