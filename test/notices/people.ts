import type { WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { NationalId, PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { aWorker } from '../surveys/a-worker.ts'
import type { World } from '../world.ts'

export interface Person {
  readonly workerId: WorkerId
  readonly phone: string
  /** As the registry has them now. */
  worker(): Promise<Worker>
}

export interface PersonFacts {
  readonly name?: string
  /** Shared by a household, say; one of their own otherwise. */
  readonly phone?: string
  readonly willing?: 'willing' | 'not-willing'
  readonly consent?: boolean
}

let people = 0

/** Puts somebody into the registry as a survey would. */
export async function surveyed(
  world: World,
  { name = '王小明', phone, willing = 'willing', consent = true }: PersonFacts = {},
): Promise<Person> {
  people += 1
  const own = phone ?? `138${String(people).padStart(8, '0')}`
  const worker = await aWorker(
    {
      name: new PersonName(name),
      nationalId: new NationalId(`530621199001${String(people).padStart(6, '0')}`),
      phone: new Phone(own),
      countyCode: '530621',
      willing,
      consent,
      surveyDate: dateInShanghai(world.clock.now()),
    },
    world.deps.vault,
  )
  await world.deps.workers.register([worker], world.clock.now())
  const read = async () => {
    const found = await world.deps.workers.get(worker.workerId)
    if (!found) throw new Error('a surveyed person is in the registry')
    return found
  }
  return { workerId: worker.workerId, phone: own, worker: read }
}
