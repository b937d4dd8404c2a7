import type { WorkerId } from '../kernel/ids.ts'
import { atShanghai, type CalendarDate, plusDays } from '../kernel/instant.ts'
import { countyScope, type Waiting } from '../kernel/waiting.ts'
import { priorityWords } from './qualification.ts'

/** Days before the end in which a county can look again (ours to change). */
const warningDays = 30

interface Ending {
  readonly workerId: WorkerId
  readonly countyCode: string
  readonly until: CalendarDate
  readonly isReminded: boolean
}

/** That somebody is soon helped first no longer, on the list of the county that certified it; which policy it is stays sealed. */
export function waitingOnQualification({ workerId, countyCode, until, isReminded }: Ending): Waiting[] {
  if (!isReminded) return []
  return [
    {
      kind: 'qualification-ending',
      id: workerId,
      subject: { workerId },
      scopes: [countyScope(countyCode)],
      since: atShanghai(plusDays(until, -warningDays), '00:00'),
      until: atShanghai(plusDays(until, 1), '00:00'),
      note: priorityWords(until),
    },
  ]
}
