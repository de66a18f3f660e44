import { Info } from 'lucide-react'

/** What an owner of a Connect endpoint must know (R23, R38, R65, R128). */
export const HedgeNotes = () => (
  <div role="note" className="flex items-start gap-2 rounded-md bg-info-soft px-3 py-2">
    <Info size={14} className="mt-0.5 shrink-0 text-info" aria-hidden />
    <ul className="flex flex-col gap-1">
      <li>Securing your endpoint: coming soon</li>
      <li>Only events of computers with a Pro licence are sent.</li>
      <li>Answer 2xx first, within 3 seconds, and work afterwards. The order of events is not promised.</li>
    </ul>
  </div>
)
