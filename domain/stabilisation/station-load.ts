import * as z from 'zod'
import { StationId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import type { LabourStation } from '../stations/labour-station.ts'
import { onDuty } from '../stations/on-duty.ts'
import { peopleOf } from '../stations/stand-in.ts'

/** What everybody of a station has in hand today. */
export const StationLoad = z.object({
  stationId: StationId,
  date: CalendarDate,
  people: z.array(
    z.object({
      subject: z.string(),
      name: z.string(),
      isOnDuty: z.boolean(),
      isAbsent: z.boolean(),
      /** Open cases that they hold, of this city and of others. */
      openCases: z.int().nonnegative(),
    }),
  ),
})
export type StationLoad = z.infer<typeof StationLoad>

export function stationLoad(
  station: LabourStation,
  date: CalendarDate,
  openCases: ReadonlyMap<string, number>,
): StationLoad {
  const duty = new Set(onDuty(station, date).map(({ subject }) => subject))
  const absent = peopleOf(station.absences, date)
  const people = station.people.map(({ subject, name }) => ({
    subject,
    name,
    isOnDuty: duty.has(subject),
    isAbsent: absent.has(subject),
    openCases: openCases.get(subject) ?? 0,
  }))
  return { stationId: station.stationId, date, people }
}
