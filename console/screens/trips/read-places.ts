import type { WorkerId } from '../../../domain/kernel/ids.ts'

interface Seated {
  readonly workerId: WorkerId
  readonly seat: number
}

/** What stands on lines of seat and place, with any blank or comma between; and the lines that name nobody. */
export function readPlaces(text: string, people: readonly Seated[]) {
  const ofSeat = new Map(people.map(({ seat, workerId }) => [seat, workerId]))
  const places: { workerId: WorkerId; place: string }[] = []
  const unknown: string[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const { seat = '', place = '' } = /^(?<seat>\d{1,4})[\s,，;；]+(?<place>\S.*)$/.exec(line)?.groups ?? {}
    const workerId = ofSeat.get(Number(seat))
    if (seat === '' || workerId === undefined) unknown.push(seat === '' ? line.slice(0, 20) : seat)
    else places.push({ workerId, place })
  }
  return { places, unknown }
}
