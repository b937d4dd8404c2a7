import type { TripId } from '../../domain/kernel/ids.ts'
import type { Personal } from '../../domain/kernel/personal.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { type ManifestLine, travels } from '../../domain/transport/trips/manifest-line.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'
import type { DetailsQuery } from '../wiring/details-query.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { inScope, type Staff } from '../wiring/staff.ts'
import { tripWithPeople } from './trip-with-people.ts'

export type ManifestReading = Pick<Deps, 'trips' | 'passengers' | 'placements' | 'workers' | 'enterprises' | 'vault'>

/** What the reader asked to see, and whether a passenger's details may be shown to them whole. */
interface Reader {
  readonly why: string
  readonly maySee: (passenger: Passenger) => boolean
  /** Nobody needs an ID to call a name. */
  readonly wantsIds: boolean
  /** Who leads or calls people needs no post. */
  readonly wantsPosts: boolean
}

interface Home {
  readonly sealedTownship: string | null
  readonly sealedVillage: string | null
}

interface ManifestCall {
  readonly staff: Staff
  readonly params: { readonly tripId: TripId }
  readonly query: DetailsQuery
}

interface ManifestRead {
  readonly trip: Trip
  /** Those who travel, by seat. Nobody prints a list of those who withdrew, so their details are not opened. */
  readonly lines: readonly ManifestLine[]
  /** The list made of it as it is answered: where it shows details whole, with whose. */
  readonly answered: <List extends object>(list: List) => List | OpenedDetails
}

/** A trip and its people as the lists show them; or a refusal where the reader may not see them. */
export async function readManifest(
  call: ManifestCall,
  deps: ManifestReading,
  { wantsIds = true, wantsPosts = true } = {},
): Promise<ManifestRead | Refusal> {
  const found = await tripWithPeople(call.staff, call.params.tripId, deps)
  if (isRefusal(found)) return found
  const { trip } = found
  const people = found.people.filter(travels)
  const reader = { ...readerOf(call), wantsIds, wantsPosts }
  const lines = await linesOf(people, reader, deps)
  const seen = people.filter(reader.maySee).length
  const { details, why = '' } = call.query
  const opened = { list: `${trip.tripId} version ${trip.manifest.version}`, people: seen, why }
  return {
    trip,
    lines,
    answered: (list) => (details === 'full' ? new OpenedDetails(list, opened) : list),
  }
}

function readerOf({ query, staff, params }: ManifestCall): Omit<Reader, 'wantsIds' | 'wantsPosts'> {
  const subject = `${staff.subject} reads the manifest of ${params.tripId}`
  if (query.details === 'masked') return { why: `${subject}, masked`, maySee: () => false }
  return { why: `${subject}: ${query.why}`, maySee: (passenger) => isTheirs(staff, passenger) }
}

/** A county sees its own people, a station those who come to its cities. */
function isTheirs(staff: Staff, { countyCode, cityCode }: Passenger): boolean {
  return inScope(staff, { counties: [countyCode], cities: [cityCode] })
}

/** Of somebody whose home a release before kept in the clear, that. */
function homeOf(worker: Worker | undefined, opened: Home | undefined): string {
  const { township, village } = worker?.unsealed ?? { township: opened?.sealedTownship, village: opened?.sealedVillage }
  return `${township ?? ''}${village ?? ''}`
}

/** One opening for the whole list, logged with the reader's reason. */
async function linesOf(
  people: readonly Passenger[],
  { why, maySee, wantsIds, wantsPosts }: Reader,
  deps: ManifestReading,
): Promise<ManifestLine[]> {
  const [workers, enterprises, placements] = await Promise.all([
    deps.workers.getMany(people.map(({ workerId }) => workerId)),
    deps.enterprises.getMany([...new Set(people.map(({ enterpriseId }) => enterpriseId))]),
    wantsPosts ? deps.placements.getMany(people) : [],
  ])
  const fields = {
    sealedName: 'name',
    sealedPhone: 'phone',
    sealedTownship: 'township',
    sealedVillage: 'village',
  } as const
  const opened = wantsIds
    ? await deps.vault.openOf(workers, { ...fields, sealedNationalId: 'national-id' }, why)
    : await deps.vault.openOf(workers, fields, why)
  const plantOf = new Map(enterprises.map(({ id, name }) => [id, name]))
  const postOf = new Map(placements.map(({ placementId, promise }) => [placementId, promise.post]))
  const positionOf = new Map(workers.map(({ workerId }: Worker, position) => [workerId, position]))
  return people.map((passenger) => {
    const position = positionOf.get(passenger.workerId) ?? -1
    const worker = workers[position]
    const isWhole = maySee(passenger)
    const details: Partial<Record<'sealedName' | 'sealedPhone' | 'sealedNationalId', Personal>> = opened[position] ?? {}
    const shown = (detail: Personal | undefined) => (isWhole ? detail?.reveal() : detail?.masked) ?? ''
    return {
      passenger,
      name: shown(details.sealedName),
      nationalId: shown(details.sealedNationalId),
      phone: shown(details.sealedPhone),
      plant: plantOf.get(passenger.enterpriseId) ?? '',
      post: postOf.get(passenger.placementId) ?? '',
      home: homeOf(worker, opened[position]),
    }
  })
}
