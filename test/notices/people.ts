import type { WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { NationalId, PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { sealingTogether } from '../surveys/sealing-together.ts'
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
export async function surveyed(world: World, facts: PersonFacts = {}): Promise<Person> {
  const [person] = await surveyedTogether(world, [facts])
  if (!person) throw new Error('one was asked for')
  return person
}

/** In as few writes as a sheet of them takes. */
async function surveyedTogether(world: World, everybody: readonly PersonFacts[]): Promise<Person[]> {
  const { workers } = world.deps
  const { vault, keep } = sealingTogether(world.deps.vault)
  const known = await Promise.all(
    everybody.map(async ({ name = '王小明', phone, willing = 'willing', consent = true }) => {
      people += 1
      const own = phone ?? `138${String(people).padStart(8, '0')}`
      const facts = {
        name: new PersonName(name),
        nationalId: new NationalId(`530621199001${String(people).padStart(6, '0')}`),
        phone: new Phone(own),
        countyCode: '530621',
        willing,
        consent,
        surveyDate: dateInShanghai(world.clock.now()),
      }
      return { own, worker: await aWorker(facts, vault) }
    }),
  )
  await keep()
  await workers.register(
    known.map(({ worker }) => worker),
    world.clock.now(),
    // Nobody knows them yet.
    [],
  )
  return known.map(({ own, worker: { workerId } }) => ({
    workerId,
    phone: own,
    async worker() {
      const found = await workers.get(workerId)
      if (!found) throw new Error('a surveyed person is in the registry')
      return found
    },
  }))
}

/** So many people of whom nothing is told. */
export async function crowd(world: World, size: number): Promise<Person[]> {
  return surveyedTogether(
    world,
    Array.from({ length: size }, () => ({})),
  )
}

/** As the registry has them now, in the order in which they are given. */
export async function workersOf(world: World, people: readonly Pick<Person, 'workerId'>[]): Promise<Worker[]> {
  const found = new Map(
    (await world.deps.workers.getMany(people.map(({ workerId }) => workerId))).map((one) => [one.workerId, one]),
  )
  return people.flatMap(({ workerId }) => found.get(workerId) ?? [])
}
