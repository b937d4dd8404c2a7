import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { stationSentences } from '../../domain/stations/station-sentences.ts'
import type { Staff } from '../wiring/staff.ts'

/** The province, and the people of the group whose visit it is. */
export function visitsFor({ role, subject }: Staff, station: LabourStation): Refusal<'not-permitted'> | undefined {
  if (role === 'province' || station.people.some((person) => person.subject === subject)) return undefined
  return refuse('not-permitted', stationSentences('visit-of-others', { name: station.name }))
}
