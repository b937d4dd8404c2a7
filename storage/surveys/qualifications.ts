import { Service } from 'electrodb'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { waitingOnQualification } from '../../domain/surveys/waits-of-qualification.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Database } from '../database.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { writeEach } from '../write-each.ts'
import { qualificationEntity, type StoredQualification, storedQualification } from './qualification-entity.ts'
import { unchangedSince, workerEntity } from './worker-entity.ts'

/** Who is helped first, and by which policy; the day until when stands in the person's record too, and both change together. */
export function qualificationsIn(database: Database) {
  const service = new Service({
    workers: workerEntity(database),
    qualifications: qualificationEntity(database),
    waiting: waitingEntity(database),
  })
  const { qualifications } = service.entities

  async function get(workerId: WorkerId): Promise<StoredQualification | null> {
    return (await qualifications.get({ workerId }).go({ consistent: true })).data
  }
  /** False where the person changed since the caller looked. */
  async function write(worker: Worker, after: StoredQualification | null, withdrawnAt: Instant | null) {
    const { workerId } = worker
    const stood = await get(workerId)
    const lists = [stood ? waitingOnQualification(stood) : [], after ? waitingOnQualification(after) : []] as const
    const written = await writeEach([worker], 2 + entryCount(...lists), () =>
      service.transaction
        .write((entities) => {
          const person = entities.workers.patch({ workerId })
          const changed = after
            ? person.set({ qualifiesUntil: after.until }).remove(['priorityWithdrawnAt'])
            : withdrawnAt
              ? person.set({ priorityWithdrawnAt: withdrawnAt }).remove(['qualifiesUntil'])
              : person.remove(['qualifiesUntil'])
          return [
            changed.where(unchangedSince(worker) as never).commit(),
            after ? entities.qualifications.put(after).commit() : entities.qualifications.delete({ workerId }).commit(),
            ...entryWrites(entities.waiting, ...lists),
          ]
        })
        .go(),
    )
    return written.length > 0
  }
  return {
    get,
    certify: (worker: Worker, { until, sealed }: { readonly until: CalendarDate; readonly sealed: string }) =>
      write(
        worker,
        storedQualification({
          workerId: worker.workerId,
          countyCode: worker.countyCode,
          until,
          sealed,
          isReminded: true,
        }),
        null,
      ),
    /** The person's consent to it is taken back: nothing but the moment is left. */
    withdraw: (worker: Worker, at: Instant) => write(worker, null, at),
  }
}
