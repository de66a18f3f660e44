import type { Filter, Webhook } from '../../../src-shared/model/webhook.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'

const rowsOf = (filter: Filter): [name: string, value: string][] => {
  const rows: [string, string][] = [
    ['Object types', filter.objectTypes.join(', ')],
    ['Metadata to return', filter.metadataToReturn.join(', ')],
    ['Only when these change', filter.triggerMetadataFields.join(', ')],
    ['Folders', filter.foldersAndQuery?.folders.join('\n') ?? ''],
    ['Query', filter.foldersAndQuery?.query ?? ''],
    ['Conditions', filter.conditions === null ? '' : JSON.stringify(filter.conditions)],
  ]
  return rows.filter(([, value]) => value !== '')
}

/** Which events pass, and what their payloads carry; nothing when every event does (R16). */
export const FilterCard = ({ webhook }: { webhook: Webhook }) => {
  const rows = rowsOf(webhook.filter)
  if (rows.length === 0) return null
  return (
    <Card title="Filters">
      <Facts>
        {rows.map(([name, value]) => (
          <Fact key={name} name={name}>
            <span className="mono break-words whitespace-pre-wrap">{value}</span>
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}
