import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { peopleToAsk } from './people-to-ask.ts'

/** The people of a county whose wish is old, masked, with what they wished for last. */
async function listPeopleToAsk(
  { query, staff }: Call<Routes['list-people-to-ask']>,
  deps: Pick<Deps, 'workers' | 'vault' | 'clock'>,
) {
  const { county, township, cursor = null, limit } = query
  const isWhole = query.details === 'full'
  if (!countyByCode(county) || !inScope(staff, { counties: [county] })) return noSuch('county that you look after')
  const { items, next } = await peopleToAsk(county, cursor, limit, deps)
  const shown = {
    sealedName: 'name',
    sealedPhone: 'phone',
    sealedTownship: 'township',
    sealedVillage: 'village',
  } as const
  const why = `${staff.subject} lists whom villages of ${county} ask again, ${isWhole ? query.why : 'masked'}`
  const opened = items.length > 0 ? await deps.vault.openOf(items, shown, why) : []
  const listed = items.map(({ workerId, willing, destinations, minimumMonthlyWage, surveyDate, unsealed }, index) => ({
    workerId,
    name: (isWhole ? opened[index]?.sealedName?.reveal() : opened[index]?.sealedName?.masked) ?? '',
    phone: opened[index]?.sealedPhone?.masked ?? '',
    township: opened[index]?.sealedTownship ?? unsealed?.township ?? null,
    village: opened[index]?.sealedVillage ?? unsealed?.village ?? null,
    willing,
    destinations,
    minimumMonthlyWage,
    lastAskedOn: surveyDate,
  }))
  const there = township === undefined ? listed : listed.filter((one) => one.township === township)
  const answer = { items: there, next }
  if (!isWhole) return answer
  return new OpenedDetails(answer, { list: `people to ask of ${county}`, people: there.length, why: query.why ?? '' })
}

export const handler = http(routes['list-people-to-ask'], listPeopleToAsk)
