/** What an answer means to an offer: of a job, or of a seat on a journey home or back. */
export const offerAnswers = {
  accepted: 'accepted',
  declined: 'declined',
  rides: 'accepted',
  stays: 'declined',
} as const

export function isOfferAnswer(said: string): said is keyof typeof offerAnswers {
  return Object.hasOwn(offerAnswers, said)
}
