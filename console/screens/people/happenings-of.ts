import type { PersonStory } from './person.tsx'

type Batch = PersonStory['batches'][number]
type Offer = Batch['offers'][number]

/** One thing that happened to a person, at an instant or on a day. */
export type Happening = { readonly key: string; readonly at: string; readonly isDay?: true } & (
  | { readonly what: 'surveyed'; readonly survey: NonNullable<PersonStory['survey']> }
  | { readonly what: 'consented' | 'refusedConsent' | 'withdrew' }
  | { readonly what: 'edited'; readonly edit: PersonStory['edits'][number] }
  | { readonly what: 'offered'; readonly batch: Batch; readonly offer: Offer }
  | { readonly what: 'answered'; readonly offer: Offer; readonly given: Offer['answers'][number] }
  | { readonly what: 'unanswered' | 'offerWithdrawn'; readonly offer: Offer }
  | { readonly what: 'journey'; readonly batch: Batch; readonly state: string }
  | { readonly what: 'trip'; readonly trip: Batch['trips'][number] }
  | { readonly what: 'checkIn'; readonly checkIn: PersonStory['checkIns'][number] }
  | { readonly what: 'aCase'; readonly one: PersonStory['cases'][number] }
  | { readonly what: 'message'; readonly message: PersonStory['messages'][number] }
)

/** A story in one column of time, the latest first. */
export function happeningsOf(story: PersonStory): Happening[] {
  const { worker, survey, edits, batches, checkIns, cases, messages } = story
  const { consent } = worker
  const all: Happening[] = [
    ...(survey ? [{ key: 'survey', at: survey.createdAt, what: 'surveyed', survey } as const] : []),
    consent.state === 'withdrawn'
      ? { key: 'consent', at: consent.at, what: 'withdrew' }
      : {
          key: 'consent',
          at: `${consent.on}T00:00:00+08:00`,
          isDay: true,
          what: consent.state === 'given' ? 'consented' : 'refusedConsent',
        },
    ...edits.map((edit) => ({ key: `edit ${edit.version}`, at: edit.at, what: 'edited', edit }) as const),
    ...batches.flatMap(ofBatch),
    ...checkIns.map((checkIn) => {
      const { cohortId, day, askedAt, answeredAt } = checkIn
      return { key: `check-in ${cohortId} ${day}`, at: answeredAt ?? askedAt, what: 'checkIn', checkIn } as const
    }),
    ...cases.map((one) => ({ key: one.caseId, at: one.openedAt, what: 'aCase', one }) as const),
    ...messages.map(
      (message) => ({ key: message.messageId, at: message.at ?? message.queuedAt, what: 'message', message }) as const,
    ),
  ]
  return all.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
}

function ofBatch(batch: Batch): Happening[] {
  const { batchId, offers, journey, trips } = batch
  return [
    ...offers.flatMap((offer): Happening[] => [
      { key: offer.offerId, at: offer.sentAt, what: 'offered', batch, offer },
      ...offer.answers.map(
        (given, index) => ({ key: `${offer.offerId} ${index}`, at: given.at, what: 'answered', offer, given }) as const,
      ),
      ...(offer.at !== null && (offer.state === 'unanswered' || offer.state === 'withdrawn')
        ? [
            {
              key: `${offer.offerId} closed`,
              at: offer.at,
              what: offer.state === 'unanswered' ? 'unanswered' : 'offerWithdrawn',
              offer,
            } as const,
          ]
        : []),
    ]),
    ...(journey?.at
      ? [{ key: `journey ${batchId}`, at: journey.at, what: 'journey', batch, state: journey.state } as const]
      : []),
    ...trips.map((trip) => ({ key: trip.tripId, at: trip.departsAt, what: 'trip', trip }) as const),
  ]
}
