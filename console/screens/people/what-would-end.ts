import type { PersonStory } from './person.tsx'

/** What is open for a person, and would end by a withdrawal: offers that wait, and a place with its seats before boarding. */
export function whatWouldEnd({ batches }: PersonStory) {
  const offers = batches.flatMap((batch) => batch.offers.filter(({ state }) => state === 'sent'))
  const ahead = batches.find(({ journey }) => journey?.state === 'accepted' || journey?.state === 'seated')
  const employer = ahead?.offers.find(({ state }) => state === 'accepted')?.employer ?? ''
  const seats = ahead?.trips.filter(({ state }) => state === 'expected').length ?? 0
  const isUnderWay = batches.some(({ journey }) =>
    ['boarded', 'arrived', 'handed-over', 'diverted'].includes(journey?.state ?? ''),
  )
  const batchId = ahead?.batchId ?? batches.find((batch) => batch.offers.some(({ state }) => state === 'sent'))?.batchId
  return { offers: offers.length, journey: ahead && { employer, seats }, isUnderWay, batchId }
}
