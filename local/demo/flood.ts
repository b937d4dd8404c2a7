import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import type { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { chanceOf } from '../partners/chance-of.ts'
import { everyPage } from './every-page.ts'
import type { Office } from './office.ts'
import { prefectures } from './prefectures.ts'
import type { Story } from './story.ts'

/** Of those who are called: how many need help, and how many nobody reaches; the others need none. */
const shares = { needsHelp: 0.15, notReached: 0.05 }
/** A county of fewer people is not chosen. */
const fewestPeople = 5
/** Longer than the batch asks people. */
const days = 60

/** A county that a flood has hit, and how its people were offered help before any job. */
export interface Flood {
  readonly disasterId: string
  readonly county: string
  readonly name: string
  /** People who consent to being called. */
  readonly people: number
  readonly noNeed: number
  readonly needsHelp: number
  /** Of those, who wanted to hear of jobs all the same; the others were offered one once they had their help. */
  readonly wantedWorkToo: number
  readonly notReached: number
  /** Whose help is still to be settled. */
  readonly toSettle: readonly string[]
}

interface ToCall {
  readonly workerId: string
}

/** The province declares it, and the county's office calls everybody; who needs what, the seed says, in exact shares. */
export async function floodCounty(office: Office, story: Story, seed: number): Promise<Flood | null> {
  const county = await story.once('choose the county', () => countyToHit(office, seed))
  if (county === null) return null
  const name = counties.get(county)?.name ?? county
  // Kept before the first call: whoever was reached stands in the list no more.
  const { disasterId, inTurn } = await story.once('declare the flood', async () => {
    const from = dateInShanghai(office.now())
    const source = `${name}应急管理局${from}通报（演示）`
    const declared = { kind: 'flood', countyCode: county, from, until: plusDays(from, days), source }
    const disaster = await office.post<{ disasterId: string }>('/v1/disasters', `flood ${county}`, declared)
    const calls = await everyPage<ToCall>(office, `/v1/disasters/${disaster.disasterId}/people`)
    const ids = calls.map(({ workerId }) => workerId)
    return { ...disaster, inTurn: ids.toSorted((one, other) => rolled(seed, one) - rolled(seed, other)) }
  })
  const needsHelp = Math.round(inTurn.length * shares.needsHelp)
  const notReached = Math.round(inTurn.length * shares.notReached)
  const toSettle: string[] = []
  for (const [index, workerId] of inTurn.entries()) {
    const isInNeed = index < needsHelp
    const wantsWork = isInNeed && index % 3 === 0
    if (isInNeed && !wantsWork) toSettle.push(workerId)
    const answer = isInNeed ? 'needs-help' : index < needsHelp + notReached ? 'not-reached' : 'no-need'
    const needs = isInNeed ? [index % 2 === 0 ? 'shelter' : 'insurance-and-relief'] : []
    await record(office, { disasterId, workerId }, { answer, needs, wantsWork })
  }
  const people = inTurn.length
  const noNeed = people - needsHelp - notReached
  const wantedWorkToo = needsHelp - toSettle.length
  return { disasterId, county, name, people, noNeed, needsHelp, wantedWorkToo, notReached, toSettle }
}

async function countyToHit(office: Office, seed: number): Promise<string | null> {
  // The report opens nobody's details to say that there are so many people.
  const areEnough = async (code: string) => {
    const path = `/v1/reports/final-states?county=${code}&limit=${fewestPeople}`
    const { items } = await office.get<{ items: RowFinalState[] }>(path)
    return new Set(items.map(({ workerId }) => workerId)).size >= fewestPeople
  }
  const candidates: string[] = []
  for (const [prefecture, codes] of prefectures)
    if (await areEnough(prefecture)) for (const code of codes) if (await areEnough(code)) candidates.push(code)
  return candidates.toSorted((one, other) => rolled(seed, one) - rolled(seed, other))[0] ?? null
}

/** Help first: what people needed is settled before the batch lists its candidates. */
export async function settleHelp(office: Office, story: Story, { disasterId, toSettle }: Flood): Promise<void> {
  await story.once('settle the help', async () => {
    for (const workerId of toSettle)
      await record(office, { disasterId, workerId }, { answer: 'settled', needs: [], wantsWork: false })
  })
}

async function record(
  office: Office,
  { disasterId, workerId }: { disasterId: string; workerId: string },
  said: { answer: string; needs: readonly string[]; wantsWork: boolean },
): Promise<void> {
  await office.post(`/v1/disasters/${disasterId}/people/${workerId}`, `help ${said.answer} ${workerId}`, said)
}

function rolled(seed: number, about: string): number {
  return chanceOf(seed, 'in the flood', about)
}
