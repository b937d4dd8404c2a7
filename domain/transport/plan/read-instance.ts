import { issueWords } from '../../kernel/issue-words.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { TransportInstance } from './solve/transport-instance.ts'
import { transportSentences } from './transport-sentences.ts'

/**
 * Reads an instance and checks what a schema cannot: ids are unique, references exist, every travel window is open.
 * `invalid-instance` for a malformed one, `infeasible` for one in which a group cannot travel at all.
 */
export function readInstance(value: unknown): TransportInstance | Refusal<'invalid-instance' | 'infeasible'> {
  const parsed = TransportInstance.safeParse(value, { reportInput: true })
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      pointer: `/${issue.path.join('/')}`,
      words: issueWords(issue),
    }))
    return refuse(
      'invalid-instance',
      transportSentences('not-an-instance', { pointer: errors[0]?.pointer ?? '', what: errors[0]?.words ?? '' }),
      errors,
    )
  }
  const instance = parsed.data
  const { later = [] } = instance.rules
  if (later.some(({ from }, index) => from <= (later[index - 1]?.from ?? -1)))
    return refuse('invalid-instance', transportSentences('later-not-ascending'))
  const counties = new Set(instance.counties.map((county) => county.id))
  const hubs = new Set(instance.hubs.map((hub) => hub.id))
  const cities = new Set(instance.cities.map((city) => city.id))
  if (new Set(instance.coachTypes.map((type) => type.seats)).size < instance.coachTypes.length)
    return refuse('invalid-instance', transportSentences('same-seats'))
  const lists = ['counties', 'hubs', 'cities', 'services', 'groups'] as const
  for (const list of lists) {
    const ids = new Set<string>()
    for (const { id } of instance[list]) {
      if (ids.has(id)) return refuse('invalid-instance', transportSentences('id-twice', { list, id }))
      ids.add(id)
    }
  }
  for (const id of hubs)
    if (cities.has(id)) return refuse('invalid-instance', transportSentences('hub-and-city', { id }))
  for (const service of instance.services) {
    if (!hubs.has(service.fromHub))
      return refuse('invalid-instance', transportSentences('no-hub', { service: service.id, id: service.fromHub }))
    if (!cities.has(service.toCity))
      return refuse(
        'invalid-instance',
        transportSentences('service-no-city', { service: service.id, id: service.toCity }),
      )
    if (service.arrive < service.depart)
      return refuse('invalid-instance', transportSentences('arrives-before', { service: service.id }))
  }
  for (const group of instance.groups) {
    if (!counties.has(group.county))
      return refuse('invalid-instance', transportSentences('group-no-county', { group: group.id, id: group.county }))
    if (!cities.has(group.city))
      return refuse('invalid-instance', transportSentences('group-no-city', { group: group.id, id: group.city }))
    if (group.latestDeparture < group.earliestDeparture || group.latestArrival < group.earliestDeparture)
      return refuse('infeasible', transportSentences('group-no-time', { group: group.id }))
  }
  return instance
}
