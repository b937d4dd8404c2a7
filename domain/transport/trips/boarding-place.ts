import * as z from 'zod'
import { countyByCode } from '../../kernel/places/counties.ts'
import { BoardingStop, type Office } from './boarding-stop.ts'

/** Where people board one trip in one county, or in the city of their post to go home, as it was settled before they were told. */
export const BoardingPlace = z.object({
  /** Of the county or city. */
  countyCode: z.string(),
  /** Null: the county has named none. Then the office tells people by telephone. */
  stop: BoardingStop.pick({ stopId: true, name: true, landmark: true, township: true }).nullable(),
  officePhone: z.string().nullable(),
})
export type BoardingPlace = z.infer<typeof BoardingPlace>

export function boardingPlaceOf({ code, office, stops }: Office, stopId?: string): BoardingPlace {
  const stop = stops.find((one) => (stopId === undefined ? one.isDefault : one.stopId === stopId))
  return { countyCode: code, stop: stop ? placeOnly(stop) : null, officePhone: office?.phone ?? null }
}

function placeOnly({ stopId, name, landmark, township }: BoardingStop): NonNullable<BoardingPlace['stop']> {
  return { stopId, name, landmark, township }
}

/** As a text says it: 龙泉客运站（县医院对面）. Rather no place than a wrong one: the office's telephone then. */
export function tellBoardingPlace(county: string, place: BoardingPlace | undefined): string {
  if (!place) return county
  const { stop, officePhone, countyCode } = place
  if (stop) return `${stop.name}（${stop.landmark}）`
  const office = countyByCode(countyCode) ? '县就业局' : '劳务服务站'
  return `${county}（上车点以${office}电话通知为准${officePhone === null ? '' : `，${officePhone}`}）`
}
