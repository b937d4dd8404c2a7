import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import type { Worker } from '../../../domain/surveys/worker.ts'
import { type ManifestLine, manifestSheet } from '../../../domain/transport/trips/manifest-sheet.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { FileReply } from '../../wiring/reply.ts'
import { inScope, type Staff } from '../../wiring/staff.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

type Needed = Pick<Deps, 'trips' | 'passengers' | 'workers' | 'enterprises' | 'vault'>

/** What the reader asked to see, and whether a passenger's details may be shown to them whole. */
interface Reader {
  readonly why: string
  readonly maySee: (passenger: Passenger) => boolean
}

function readerOf({
  query,
  staff,
  params,
}: Pick<Call<Routes['get-manifest']>, 'query' | 'staff' | 'params'>): Reader | Refusal {
  const subject = `${staff.subject} reads the manifest of ${params.tripId}`
  if (query.details === 'masked') return { why: `${subject}, masked`, maySee: () => false }
  if (staff.role === 'auditor') return refuse('not-permitted', 'An auditor sees masked details only.')
  if (!query.why) return refuse('invalid-request', 'Say why you need names and phones whole: add why=….')
  return { why: `${subject}: ${query.why}`, maySee: (passenger) => isTheirs(staff, passenger) }
}

/** A county sees its own people, a station those who come to its cities. */
function isTheirs(staff: Staff, { countyCode, cityCode }: Passenger): boolean {
  return inScope(staff, { counties: [countyCode], cities: [cityCode] })
}

async function getManifest(call: Call<Routes['get-manifest']>, deps: Needed) {
  const { params, staff } = call
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  const reader = readerOf(call)
  if ('refused' in reader) return reader
  const people = await deps.passengers.ofTrip(trip.tripId)
  const sheet = await manifestSheet(trip, await linesOf(people, reader, deps))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, sheet, `${trip.tripId}-v${trip.manifest.version}.xlsx`)
}

/** Three openings for the whole list, each logged with the reader's reason. */
async function linesOf(people: readonly Passenger[], { why, maySee }: Reader, deps: Needed): Promise<ManifestLine[]> {
  const workers = await deps.workers.getMany(people.map(({ workerId }) => workerId))
  const enterprises = await deps.enterprises.getMany([...new Set(people.map(({ enterpriseId }) => enterpriseId))])
  const sealed = (field: 'sealedName' | 'sealedNationalId' | 'sealedPhone') => workers.map((worker) => worker[field])
  const names = await deps.vault.open('name', sealed('sealedName'), why)
  const ids = await deps.vault.open('national-id', sealed('sealedNationalId'), why)
  const phones = await deps.vault.open('phone', sealed('sealedPhone'), why)
  const plantOf = new Map(enterprises.map(({ id, name }) => [id, name]))
  const positionOf = new Map(workers.map(({ workerId }: Worker, position) => [workerId, position]))
  return people.map((passenger) => {
    const position = positionOf.get(passenger.workerId) ?? -1
    const [name, id, phone] = [names[position], ids[position], phones[position]]
    const isWhole = maySee(passenger)
    return {
      passenger,
      name: (isWhole ? name?.reveal() : name?.masked) ?? '',
      nationalId: id?.masked ?? '',
      phone: (isWhole ? phone?.reveal() : phone?.masked) ?? '',
      plant: plantOf.get(passenger.enterpriseId) ?? '',
    }
  })
}

export const handler = http(routes['get-manifest'], getManifest)
