import { type EscortList, escortsPerson, escortsTrip } from '../../domain/arrival/escort-list.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { escortStage, listedFrom } from '../../domain/transport/trips/escort-link.ts'
import { travels } from '../../domain/transport/trips/manifest-line.ts'
import { recognisedBy } from '../transport/recognised-by.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { openEscortLink } from './open-escort-link.ts'

type Needed = Pick<
  Deps,
  'escortLinks' | 'trips' | 'passengers' | 'workers' | 'enterprises' | 'boardingCodes' | 'vault' | 'clock'
>

/** Nobody is listed days ahead, nor once everybody has been handed over. */
async function getRollCallList({ bearer }: Call<Routes['get-roll-call-list']>, deps: Needed) {
  const opened = await openEscortLink(bearer, {}, deps)
  if (isRefusal(opened)) return opened
  const { link, trip } = opened
  const now = deps.clock.now()
  const stage = escortStage(trip, now)
  const people = stage === 'open' ? (await deps.passengers.ofTrip(trip.tripId)).filter(travels) : []
  const known = await recognisedBy(
    people,
    openingSentences('roll-called', { tripId: trip.tripId, link: link.id }).en,
    deps,
  )
  // At home nobody signs.
  const plantIds =
    trip.endsAtPlant && trip.returns !== 'homeward' ? [...new Set(people.map(({ enterpriseId }) => enterpriseId))] : []
  const plants = await deps.enterprises.getMany(plantIds)
  const list: EscortList = {
    now,
    stage,
    validUntil: link.validUntil,
    listedFrom: listedFrom(trip),
    trip: escortsTrip(trip),
    keys: await deps.boardingCodes.keys(),
    plants: plants.map(({ id, name }) => ({ enterpriseId: id, name })),
    people: people.map((passenger) => {
      const { seat, place, boardsAt, enterpriseId, workerId } = passenger
      const { maskedName = '某*', phoneLast4 = null, idLast4 = null } = known.get(workerId) ?? {}
      return {
        ...escortsPerson(passenger),
        maskedName,
        phoneLast4,
        idLast4,
        seat,
        ...(place !== undefined && { place }),
        boardsAt,
        enterpriseId,
      }
    }),
  }
  return list
}

export const handler = http(routes['get-roll-call-list'], getRollCallList)
