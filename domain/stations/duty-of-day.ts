import * as z from 'zod'
import { StationId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import type { LabourStation } from './labour-station.ts'
import { onDuty } from './on-duty.ts'
import { peopleOf } from './stand-in.ts'

/** A day of a station's roster. */
export const DutyOfDay = z.object({
  stationId: StationId,
  date: CalendarDate,
  phone: z.string(),
  onDuty: z.array(z.object({ subject: z.string(), name: z.string(), standsInFor: z.array(z.string()).readonly() })),
  absent: z.array(z.string()),
  /** The roster is said to be complete for this day. */
  isCovered: z.boolean(),
})
export type DutyOfDay = z.infer<typeof DutyOfDay>

export function dutyOfDay(station: LabourStation, date: CalendarDate): DutyOfDay {
  const { stationId, phone, absences, covered } = station
  return {
    stationId,
    date,
    phone,
    onDuty: onDuty(station, date),
    absent: [...peopleOf(absences, date)],
    isCovered: covered !== null && covered.from <= date && date <= covered.to,
  }
}
