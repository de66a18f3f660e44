import type { FieldPath } from 'react-hook-form'
import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import type { WebhookForm } from './webhook-form-model.ts'

type Path = FieldPath<WebhookForm>

/** The engine's names, the form's, and the profile whose form shows the field when not every one does. */
const PLACES: [field: string, path: Path, profile?: ProfileName][] = [
  ['name', 'name'],
  ['url', 'url'],
  ['eventTypes', 'eventTypes'],
  ['secret', 'secret'],
  ['headers', 'headers'],
  ['contentType', 'settings.contentType'],
  ['template.body', 'settings.template.body'],
  ['tls.caFile', 'settings.tls.caFile'],
  ['filter.metadataToReturn', 'settings.filter.metadataToReturn', 'woodwing'],
  ['filter.triggerMetadataFields', 'settings.filter.triggerMetadataFields', 'woodwing'],
  ['filter.foldersAndQuery', 'settings.filter.foldersAndQuery', 'woodwing'],
  ['filter.objectTypes', 'settings.filter.objectTypes', 'netbox'],
  ['filter.conditions', 'conditions', 'netbox'],
]

/** Where the form shows what the engine says about a field; null when it shows no such field. */
export const formPath = (field: string | undefined, profile: ProfileName): Path | null => {
  const place = PLACES.find(([name, , only]) => {
    const within = field === name || (field?.startsWith(`${name}.`) ?? false)
    return within && (only === undefined || only === profile)
  })
  return place?.[1] ?? null
}

const ADVANCED = ['headers', 'settings.contentType', 'settings.template.body', 'settings.tls.caFile']

/** Whether the field is under Advanced, which may be folded. */
export const isAdvanced = (path: string): boolean => ADVANCED.includes(path)
