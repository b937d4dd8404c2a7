import { awaitsHandOver } from '../../domain/arrival/hand-over.ts'
import { Speaker } from '../../domain/enterprises/said-by.ts'
import { line } from '../../domain/kernel/line.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { correctArrivals } from '../arrival/correct-arrivals.ts'
import { takeOver } from '../arrival/take-over.ts'
import type { TripWithPeople } from '../transport/trip-with-people.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { mayStillCome, receiptCutOff } from './arrivals-page.ts'
import { type Routes, routes } from './catalog.ts'
import type { Filled, FirmPage } from './firm-page.ts'
import { type Form, takeForm } from './take-form.ts'
import { wrongAsRefused, wrongFields } from './wrong-with.ts'

/** The plant's receipt for those whom it names; the others stay awaited. */
async function confirmArrivalsOnPage(call: Call<Routes['confirm-arrivals-on-page']>, deps: Deps) {
  return takeForm('arrivals', call, deps, async (page, form) => {
    const { say, subject, enterprise } = page
    const name = Speaker.safeParse(form['name'] ?? '')
    if (!name.success)
      return wrongFields(page, { name: say('请填姓名，最多40个字。', 'Give your name, 40 characters at most.') })
    const [trip, all] = await Promise.all([deps.trips.get(subject.tripId), deps.passengers.ofTrip(subject.tripId)])
    if (!trip) throw new Error(`the trip of ${page.link.id} is gone`)
    const people = all.filter((one) => one.enterpriseId === enterprise.id)
    if (form['do'] === 'correct') return correctOnPage(page, form, people, name.data, deps)
    if (form['do'] === 'again') return passOn(page, { trip, people: all }, name.data, deps)
    const awaited = people.filter(awaitsHandOver)
    const isAll = form['do'] === 'all'
    // A second tap: they have all been confirmed by the first.
    if (isAll && awaited.length === 0) return {}
    if (isAll && form['awaited'] !== String(awaited.length))
      return {
        wrong: {},
        problem: say(
          `名单有变化，现在待确认的是${awaited.length}人：请看过再提交。`,
          `The list has changed, and ${awaited.length} are awaited now: look again, and send it then.`,
        ),
      }
    const marked = (as: string) => (one: (typeof people)[number]) => form[one.placementId] === as
    const arrived = isAll ? awaited : people.filter(canCome).filter(marked('arrived'))
    const noShow = isAll ? [] : awaited.filter(marked('absent'))
    if (arrived.length === 0 && noShow.length === 0) {
      const isRepeat = people.some((one) => marked('arrived')(one) || marked('absent')(one))
      return isRepeat
        ? {}
        : { wrong: {}, problem: say('请先勾选谁已到、谁没到。', 'Mark first who has arrived and who has not.') }
    }
    const idsOf = (some: typeof people) => some.map(({ workerId }) => workerId)
    const receipt = {
      enterpriseId: enterprise.id,
      arrived: idsOf(arrived),
      noShow: idsOf(noShow),
      diverted: [],
      receivedBy: name.data,
      linkId: page.link.id,
    }
    const taken = await takeOver({ trip, people: all }, receipt, enterprise.id, deps)
    if (isRefusal(taken)) return wrongAsRefused(page, taken)
    if (arrived.length + noShow.length >= awaited.length)
      await deps.enterpriseLinks.settle(page.tokenHash, deps.clock.now())
    return {}
  })
}

/** What was kept and broke off on its way, once more, as of when the last of them came. */
async function passOn(page: FirmPage<'arrivals'>, found: TripWithPeople, saidBy: string, deps: Deps) {
  const people = found.people.filter(
    ({ enterpriseId, state }) => enterpriseId === page.enterprise.id && state !== 'withdrawn',
  )
  if (!receiptCutOff(page, found.trip, people)) return {}
  const came = people.filter(({ state }) => state === 'handed-over')
  const moments = (await deps.placements.getMany(came)).flatMap(({ journey }) => ('at' in journey ? journey.at : []))
  const at = moments.toSorted().at(-1)
  const receipt = {
    enterpriseId: page.enterprise.id,
    arrived: came.map(({ workerId }) => workerId),
    noShow: [],
    diverted: [],
    receivedBy: saidBy,
    linkId: page.link.id,
    ...(at && { at }),
  }
  const taken = await takeOver(found, receipt, page.enterprise.id, deps)
  if (isRefusal(taken)) return wrongAsRefused(page, taken)
  await deps.enterpriseLinks.settle(page.tokenHash, deps.clock.now())
  return {}
}

/** What was marked as wrong, with one reason for all of it; each job order is corrected on its own. */
async function correctOnPage(
  page: FirmPage<'arrivals'>,
  form: Form,
  people: readonly Passenger[],
  saidBy: string,
  deps: Deps,
): Promise<{ wrong: Filled['wrong']; problem: string } | object> {
  const { say, subject, enterprise } = page
  const why = line({ min: 2, max: 300 }).safeParse(form['why'] ?? '')
  if (!why.success) return wrongFields(page, { why: say('请填原因，2到300个字。', 'Say why, 2 to 300 characters.') })
  const marked = people.filter(({ placementId }) => ['arrived', 'absent'].includes(form[`is-${placementId}`] ?? ''))
  if (marked.length === 0)
    return { wrong: {}, problem: say('请先勾选要更正的人。', 'Mark first whom the correction is about.') }
  for (const [jobOrderId, some] of Map.groupBy(marked, (one) => one.jobOrderId)) {
    const corrections = some.map(({ placementId }) => ({
      placementId,
      arrived: form[`is-${placementId}`] === 'arrived',
    }))
    const said = { tripId: subject.tripId, jobOrderId, corrections, why: why.data, at: deps.clock.now() }
    const corrected = await correctArrivals(enterprise.id, { ...said, by: enterprise.id, saidBy }, deps)
    if (isRefusal(corrected)) return wrongAsRefused(page, corrected)
  }
  return {}
}

function canCome(one: Parameters<typeof awaitsHandOver>[0]): boolean {
  return awaitsHandOver(one) || mayStillCome(one)
}

export const handler = http(routes['confirm-arrivals-on-page'], confirmArrivalsOnPage)
