import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { TransportInstance } from './solve/transport-instance.ts'

/**
 * Reads an instance and checks what a schema cannot: ids are unique, references exist, every travel window is open.
 * `invalid-instance` for a malformed one, `infeasible` for one in which a group cannot travel at all.
 */
export function readInstance(value: unknown): TransportInstance | Refusal<'invalid-instance' | 'infeasible'> {
  const parsed = TransportInstance.safeParse(value)
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message }))
    return refuse('invalid-instance', `not a transport-1 instance: ${errors[0]?.pointer} ${errors[0]?.detail}`, errors)
  }
  const instance = parsed.data
  const { later = [] } = instance.rules
  if (later.some(({ from }, index) => from <= (later[index - 1]?.from ?? -1)))
    return refuse('invalid-instance', 'rules.later must ascend by `from`, each once')
  const counties = new Set(instance.counties.map((county) => county.id))
  const hubs = new Set(instance.hubs.map((hub) => hub.id))
  const cities = new Set(instance.cities.map((city) => city.id))
  if (new Set(instance.coachTypes.map((type) => type.seats)).size < instance.coachTypes.length)
    return refuse('invalid-instance', 'two coach types have the same number of seats, by which a plan names them')
  const lists = ['counties', 'hubs', 'cities', 'services', 'groups'] as const
  for (const list of lists) {
    const ids = new Set<string>()
    for (const { id } of instance[list]) {
      if (ids.has(id)) return refuse('invalid-instance', `${list} hold ${id} twice`)
      ids.add(id)
    }
  }
  for (const id of hubs) if (cities.has(id)) return refuse('invalid-instance', `${id} is both a hub and a city`)
  for (const service of instance.services) {
    if (!hubs.has(service.fromHub))
      return refuse('invalid-instance', `service ${service.id}: no hub ${service.fromHub}`)
    if (!cities.has(service.toCity))
      return refuse('invalid-instance', `service ${service.id}: no city ${service.toCity}`)
    if (service.arrive < service.depart)
      return refuse('invalid-instance', `service ${service.id} arrives before it departs`)
  }
  for (const group of instance.groups) {
    if (!counties.has(group.county)) return refuse('invalid-instance', `group ${group.id}: no county ${group.county}`)
    if (!cities.has(group.city)) return refuse('invalid-instance', `group ${group.id}: no city ${group.city}`)
    if (group.latestDeparture < group.earliestDeparture || group.latestArrival < group.earliestDeparture)
      return refuse('infeasible', `group ${group.id} can travel at no time: its latest hour lies before its earliest`)
  }
  return instance
}
