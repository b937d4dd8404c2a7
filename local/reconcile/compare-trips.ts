import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { isUnderWay } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import type { Carried } from './carried-by.ts'
import { type Finding, findingsAbout } from './finding.ts'

/** Trips that are run and that the table does not know, and people on the road for whom nothing waits. */
export async function compareTrips(
  carried: readonly Carried[],
  all: readonly TransferBatch[],
  { trips }: Pick<Deps, 'trips'>,
): Promise<Finding[]> {
  const { ok, toDo } = findingsAbout('trips')
  const run = new Set(
    carried.flatMap(({ workflow, tripId }) => (tripId && workflow === 'transport/run-trip' ? tripId : [])),
  )
  const known = new Set((await trips.getMany([...run])).map(({ tripId }) => tripId))
  const findings = [...run]
    .filter((tripId) => !known.has(tripId))
    .map((tripId) =>
      toDo(`${tripId} is run and is in no table: telephone who leads it, and look at the plan of its batch`),
    )
  let seen = 0
  for (const { batchId } of all)
    for (const trip of await trips.ofBatch(batchId)) {
      seen += 1
      if (isUnderWay(trip) && !run.has(trip.tripId))
        findings.push(
          toDo(
            `${trip.tripId} of ${batchId} is "${trip.progress.state}" and nothing runs it: it arrived after that moment; enter its arrival and hand-over again`,
          ),
        )
    }
  return findings.length > 0 ? findings : [ok(`${seen} of the table, and ${run.size} that are run`)]
}
