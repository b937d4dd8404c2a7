import { isRefusal } from '../../domain/kernel/refusal.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { disasterOf } from '../relief/disaster-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { viewWorkers } from './view-workers.ts'

/**
 * Whom to call: everybody of the county who consents, at home or at work elsewhere, with what came of it so far. With a filter a page may
 * be shorter than asked for, or empty before the end.
 */
async function listHelpCalls(
  { params, query, staff }: Call<Routes['list-help-calls']>,
  deps: Pick<Deps, 'disasters' | 'helpOffers' | 'workers' | 'vault'>,
) {
  const disaster = await disasterOf(params.disasterId, deps)
  if (isRefusal(disaster)) return disaster
  const { disasterId, countyCode } = disaster
  if (!inScope(staff, { counties: [countyCode] })) return outOfScope()
  const offersTo = (people: readonly Worker[]) =>
    deps.helpOffers.getMany(
      disasterId,
      people.map(({ workerId }) => workerId),
    )
  const { items: wanted, next } = await fillPage(
    (cursor, limit) => deps.workers.ofCounty(countyCode, cursor, limit),
    query,
    async (people) => {
      const known = await offersTo(people)
      return people.map((one) => {
        const answer = known.get(one.workerId)?.answer
        const isAsked =
          query.answer === undefined ? answer === undefined || answer === 'not-reached' : answer === query.answer
        return isAsked && one.erasedAt === undefined && consents(one)
      })
    },
  )
  const offers = await offersTo(wanted)
  const isWhole = query.details === 'full'
  const why = `${staff.subject} lists whom to offer help in ${disasterId}, ${isWhole ? query.why : 'masked'}`
  const views = await viewWorkers(wanted, { why, isWhole }, deps.vault)
  const answer = {
    items: views.map(({ workerId, name, phone, secondPhone, township, village, engagedIn }) => ({
      workerId,
      name,
      phone,
      secondPhone,
      township,
      village,
      isAway: engagedIn !== null,
      offer: offers.get(workerId) ?? null,
    })),
    next,
  }
  if (!isWhole) return answer
  return new OpenedDetails(answer, { list: disasterId, people: views.length, why: query.why ?? '' })
}

export const handler = http(routes['list-help-calls'], listHelpCalls)
