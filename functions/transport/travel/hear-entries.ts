import { inBoth } from '../../../domain/kernel/in-both.ts'
import { inWords } from '../../../domain/kernel/judge-event.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { Words } from '../../../domain/kernel/words.ts'
import type { Called } from '../../../domain/transport/trips/call-roll.ts'
import { reporterInWords } from '../../../domain/transport/trips/escorts-phone.ts'
import { hearRollCall } from '../../../domain/transport/trips/hear-roll-call.ts'
import { judgeTripReport } from '../../../domain/transport/trips/judge-trip-report.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { RollCallEntry } from '../../../domain/transport/trips/roll-call-entry.ts'
import type { RollCallResult } from '../../../domain/transport/trips/roll-call-result.ts'
import { standingEntry } from '../../../domain/transport/trips/standing-entry.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import type { TripWithPeople } from '../trip-with-people.ts'

/** Other phones may send their entries of the same people at the same moment. */
const mostTries = 10

/** As many as one person's record holds; more is a phone gone wrong. */
const mostEntries = 100

interface Reporter {
  readonly by: string
  readonly now: Trip['stops'][number]['at']
}

/** What became of each entry, in the order in which they came, and the trip's people as they are then. */
interface Heard {
  readonly results: readonly RollCallResult[]
  readonly people: readonly Passenger[]
}

/** Puts each entry on the record of its person, once, whatever else is said of them at the same moment. */
export async function hearEntries(
  { trip, people: seen }: TripWithPeople,
  called: readonly Called[],
  reporter: Reporter,
  { passengers }: Pick<Deps, 'passengers'>,
): Promise<Heard> {
  const entries = [...new Map(called.map((one) => [`${one.workerId} ${one.id}`, one])).values()]
  const refused = new Map<Called, Words>()
  const repeated = new Set<Called>()
  let waiting = entries
  let people = byWorker(seen)
  for (let tries = 1; ; tries += 1) {
    if (tries > 1) people = byWorker(await passengers.ofTrip(trip.tripId))
    const fresh = waiting.filter((entry) => {
      const known = people.get(entry.workerId)?.roll?.find(({ id }) => id === entry.id)
      const why = known ? whyNotTheSame(entry, known, reporter) : whyNotNew(entry, trip, people, reporter)
      if (why) refused.set(entry, why)
      else if (known) repeated.add(entry)
      return !known && !why
    })
    const hearings = [...Map.groupBy(fresh, ({ workerId }) => workerId)].flatMap(([workerId, some]) => {
      const standing = people.get(workerId)
      return standing ? [{ workerId, seen: standing, heard: hearRollCall(standing, some, reporter) }] : []
    })
    const heard = new Map((await passengers.hear(hearings)).map(({ workerId, heard: now }) => [workerId, now]))
    for (const [workerId, now] of heard) {
      const before = people.get(workerId)
      if (before) people.set(workerId, { ...before, ...now, roll: [...now.roll] })
    }
    waiting = fresh.filter(({ workerId }) => !heard.has(workerId))
    if (waiting.length === 0) break
    if (tries === mostTries) throw new Error(`${waiting.length} people of ${trip.tripId} changed at every try`)
  }
  const results = entries.map((entry): RollCallResult => {
    const { id, workerId } = entry
    const why = refused.get(entry)
    if (why !== undefined) return { id, workerId, result: 'refused', ...shown(why) }
    const otherwise = whatStandsInstead(entry, people.get(workerId))
    if (otherwise !== null) return { id, workerId, result: 'overruled', ...shown(otherwise) }
    return { id, workerId, result: repeated.has(entry) ? 'repeated' : 'taken' }
  })
  return { results, people: [...people.values()] }
}

function byWorker(people: readonly Passenger[]): Map<string, Passenger> {
  return new Map(people.map((one) => [one.workerId, one]))
}

function whyNotNew(
  entry: Called,
  trip: Trip,
  people: ReadonlyMap<string, Passenger>,
  { now }: Reporter,
): Words | undefined {
  const passenger = people.get(entry.workerId)
  if (!passenger)
    return {
      zh: '不在这趟车的乘车名单上：名单以外的人不能上车，请核对车次。',
      en: 'This person is not on the manifest, and nobody outside it boards: check the trip.',
    }
  if ((passenger.roll?.length ?? 0) >= mostEntries)
    return {
      zh: `这个人的点名记录已有${mostEntries}条，不再接收：请电话联系县里。`,
      en: `There are ${mostEntries} entries of this person: no more are taken; telephone the county.`,
    }
  const judged = judgeTripReport('roll-call', trip, { at: entry.at, now })
  return isRefusal(judged) ? judged.words : undefined
}

function whyNotTheSame(entry: Called, known: RollCallEntry, { by }: Reporter): Words | undefined {
  if (known.by === by && known.said === entry.said && known.at === entry.at) return undefined
  return {
    zh: '这个编号已经用于另一条点名记录：请给新的记录新的编号。',
    en: 'This id belongs to another entry: give a new entry an id of its own.',
  }
}

/** Who says otherwise, and stands; null where the entry's word stands. */
function whatStandsInstead(entry: Called, passenger: Passenger | undefined): Words | null {
  const stands = standingEntry(passenger?.roll ?? [])?.stands
  if (!stands || !passenger) return null
  if (passenger.state === 'withdrawn' && entry.said === 'boarded')
    return {
      zh: '此人已退出，名额和座位已释放，以此为准。如果人就在车上，请马上电话联系县里。',
      en: 'This person has withdrawn and the seat is given up; that stands. If they are on board, telephone the county at once.',
    }
  if (stands.said === entry.said) return null
  const [at, by] = [inWords(stands.at), reporterInWords(stands.by)]
  return {
    zh: `已记录；但${by.zh}报告${stands.said === 'boarded' ? '已上车' : '未上车'}（${at.zh}），以此为准，等人核实。`,
    en: `On record; but ${by.en} reported "${stands.said}" for ${at.en}, which stands until somebody decides.`,
  }
}

function shown({ zh, en }: Words): Pick<RollCallResult, 'detail' | 'words'> {
  return { detail: inBoth({ zh, en }), words: { zh, en } }
}
