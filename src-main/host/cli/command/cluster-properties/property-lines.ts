import type { ClusterProperties } from '../../../../../src-shared/model/cluster-properties.ts'

/** The properties for a person: the text of the file, then what is wrong with it. */
export const propertyLines = ({ text, problems }: ClusterProperties): string[] => [
  ...(text.trim() === '' ? ['No property is set.'] : text.trimEnd().split('\n')),
  ...problems.map(({ line, message }) => `line ${line}: ${message}`),
]
