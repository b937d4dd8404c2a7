import type { Traveller } from '../trips/traveller.ts'

type Companion = Pick<Traveller, 'companionGroup'>

/**
 * Orders people for parts of the given sizes, taken one after the other, so that companions fall into one part wherever
 * one still has room for all of them; the largest companies choose first. The sizes add up to the number of people.
 */
export function keepCompanionsTogether<Person extends Companion>(
  people: readonly Person[],
  sizes: readonly number[],
): Person[] {
  const parts = sizes.map((free) => ({ free, people: [] as Person[] }))
  const companies = [...Map.groupBy(people.keys(), (at) => people[at]?.companionGroup ?? at).values()]
    .map((members) => members.flatMap((at) => people[at] ?? []))
    .sort((a, b) => b.length - a.length)
  for (const company of companies) {
    let waiting = company
    while (waiting.length > 0) {
      const open = parts.filter((part) => part.free > 0).sort((a, b) => a.free - b.free)
      const part = open.find(({ free }) => free >= waiting.length) ?? open.at(-1)
      if (!part) throw new Error('the parts hold fewer than the people')
      part.people.push(...waiting.slice(0, part.free))
      const placed = Math.min(part.free, waiting.length)
      part.free -= placed
      waiting = waiting.slice(placed)
    }
  }
  return parts.flatMap((part) => part.people)
}
