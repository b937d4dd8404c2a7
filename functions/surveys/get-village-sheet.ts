import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import { type ListedPerson, villageSheet } from '../../domain/surveys/village-sheet.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { FileReply } from '../wiring/reply.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { peopleToAsk } from './people-to-ask.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** As many go on one workbook, which a township can go through. */
const mostListed = 3000

/**
 * The survey sheet with the people of a township whom its villages ask again: names whole, as the cadre goes from door to door, numbers
 * masked. It is printed, filled in and imported as any sheet.
 */
async function getVillageSheet(
  { query, staff }: Call<Routes['get-village-sheet']>,
  deps: Pick<Deps, 'workers' | 'vault' | 'clock'>,
) {
  const { county, township, village, why } = query
  const place = countyByCode(county)
  if (!place || !inScope(staff, { counties: [county] })) return noSuch('county that you look after')
  const listed: ListedPerson[] = []
  const where = { sealedTownship: 'township', sealedVillage: 'village' } as const
  const who = { sealedName: 'name', sealedNationalId: 'national-id', sealedPhone: 'phone' } as const
  const reason = `${staff.subject} prints whom villages of ${county} ask again: ${why}`
  let cursor: string | null = null
  do {
    const page: Page<Worker> = await peopleToAsk(county, cursor, 500, deps)
    const places = page.items.length > 0 ? await deps.vault.openOf(page.items, where, reason) : []
    const there = page.items.flatMap((worker, index) => {
      const at = {
        township: places[index]?.sealedTownship ?? worker.unsealed?.township ?? null,
        village: places[index]?.sealedVillage ?? worker.unsealed?.village ?? null,
      }
      const fits = at.township === township && (village === undefined || at.village === village)
      return fits ? [{ worker, ...at }] : []
    })
    if (listed.length + there.length > mostListed)
      return refuse('too-large', surveySentences('too-many-to-ask', { most: mostListed }), 'query/village')
    const people = there.map(({ worker }) => worker)
    const opened = people.length > 0 ? await deps.vault.openOf(people, who, reason) : []
    for (const [index, { worker, ...at }] of there.entries()) {
      const { workerId, willing, destinations, skills, minimumMonthlyWage, surveyDate } = worker
      const person = opened[index]
      const numbers = { nationalId: person?.sealedNationalId?.masked ?? '', phone: person?.sealedPhone?.masked ?? '' }
      const wish = { willing, destinations, skills, minimumMonthlyWage, lastAskedOn: surveyDate }
      listed.push({
        ...at,
        ...wish,
        ...numbers,
        workerId,
        name: person?.sealedName?.reveal() ?? '',
        county: place.name,
      })
    }
    cursor = page.next
  } while (cursor !== null)
  const sheet = new FileReply(xlsx, await villageSheet(listed), 'village-survey.xlsx')
  return new OpenedDetails(sheet, { list: `people to ask of ${county}`, people: listed.length, why })
}

export const handler = http(routes['get-village-sheet'], getVillageSheet)
