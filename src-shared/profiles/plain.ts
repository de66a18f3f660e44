import type { Settings } from '../model/webhook.ts'

/** Settings of a profile that filters nothing, adds nothing and asks for nothing special. */
export const plain: Pick<
  Settings,
  'warn4xxBody' | 'requireOriginLicense' | 'filter' | 'headers' | 'secretHeaders' | 'template'
> = {
  warn4xxBody: false,
  requireOriginLicense: null,
  filter: {
    metadataToReturn: [],
    triggerMetadataFields: [],
    foldersAndQuery: null,
    objectTypes: [],
    conditions: null,
  },
  headers: [],
  secretHeaders: [],
  template: { body: null, url: false },
}
