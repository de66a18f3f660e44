/**
 * Settings that came with the four systems, at the values that change nothing for the webhooks that are there. What a
 * webhook has stays: json_patch lays it over the new ones. A null in the patch would remove a field, and version 1 had
 * no setting that could be null.
 */
const added = {
  maxRedirects: 0,
  disableRule: { window: null },
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
  template: { body: null, url: false },
  tls: { caFile: null },
}

export const systems = /* sql */ `
UPDATE webhook SET settings = json_patch('${JSON.stringify(added)}', settings);
`
