/** How long the items of an entity are kept, and why. */
export type Retention =
  /** DynamoDB erases the item so many days after `from`. */
  | { readonly days: number; readonly from: string; readonly why: string }
  /**
   * It names nobody of whom the registry keeps anything: a firm, a plan, a count. It goes with the office's decision to end its service.
   */
  | { readonly namesNobody: true; readonly why: string }

const purposeEnded = 'data on a person is erased when its purpose has ended (default: 24 months)'
const firm = 'a firm, as it is registered'
const counts = 'counts, which reports of later years compare'
const ofBatch = 'how a batch went, without anybody’s name or id'

/** Every entity of the table by its name there. One that is new does not pass the tests without a line. */
export const retentions: Readonly<Record<string, Retention>> = {
  worker: { days: 730, from: 'the last survey of the person', why: purposeEnded },
  'person-key': {
    days: 1096,
    from: 'the day it was made',
    why: 'it seals for a year, and what it sealed is kept for two; of a trip’s leader 30 days from the arrival',
  },
  disaster: { namesNobody: true, why: 'that a county was hit, and whose word it is' },
  dueCase: {
    days: 90,
    from: 'when a case is due',
    why: 'by then it has gone on, or somebody has mended what held it up',
  },
  festivalService: { days: 730, from: 'the record', why: purposeEnded },
  helpOffer: { days: 730, from: 'the answer', why: purposeEnded },
  qualification: {
    days: 731,
    from: 'its certification, at most: it goes on the day after its last',
    why: 'under which policy somebody is helped first; after its end it is of no use to anybody',
  },
  skillCertificate: {
    days: 731,
    from: 'its entry, at most: it goes on the day after its last',
    why: 'a certificate by which somebody is matched; it goes with their erasure',
  },
  'survey-row': { days: 90, from: 'the import', why: 'a sheet that is not corrected by then is uploaded again' },
  'survey-row-version': { days: 90, from: 'the import', why: 'as the row' },
  survey: { namesNobody: true, why: 'a sheet’s counts; people in its findings are told by row numbers' },
  surveyPart: { namesNobody: true, why: counts },
  offer: { days: 730, from: 'the offer', why: purposeEnded },
  placement: { days: 730, from: 'the yes', why: purposeEnded },
  returnProposal: { days: 180, from: 'the proposal', why: 'past the season whose journeys it is about' },
  returnAsk: { days: 180, from: 'the question', why: 'past the season in which nobody asks them again' },
  passenger: { days: 730, from: 'the plan', why: purposeEnded },
  trip: { days: 730, from: 'its arrival', why: 'receipts name who signed, and alarms who was called' },
  tripDay: { days: 730, from: 'the day', why: 'as passengers' },
  office: { namesNobody: true, why: 'the telephone of an office, and places where coaches stop' },
  connection: { namesNobody: true, why: ofBatch },
  planning: { namesNobody: true, why: ofBatch },
  'transport-proposal': { days: 730, from: 'the proposal', why: 'it says who would move' },
  cohort: { days: 730, from: 'the hand-over', why: 'it lists people' },
  cohortMember: { days: 730, from: 'the hand-over', why: 'leads from a person to their cohort, as long as it' },
  checkpoint: { days: 730, from: 'the hand-over', why: 'counts of a cohort, as long as it' },
  checkIn: {
    days: 270,
    from: 'the question',
    why: 'an answer tells about a person; after the follow-up its counts are enough',
  },
  askedCheckIns: { days: 270, from: 'the question', why: 'as check-ins: who was asked at once' },
  case: { days: 730, from: 'its opening', why: purposeEnded },
  evidence: {
    days: 730,
    from: 'the day it was attached',
    why: 'as the case or the claim; its sealed file lies in the bucket as long',
  },
  heldCase: { days: 730, from: 'the opening of the case', why: 'who holds it; it goes with the end of the case' },
  cityTurn: { namesNobody: true, why: counts },
  openCase: { days: 730, from: 'its opening', why: 'it goes with the end of the case' },
  caseStep: { days: 730, from: 'the opening of the case', why: 'as the case' },
  furtherCall: { days: 730, from: 'the call', why: 'as the case' },
  message: {
    days: 180,
    from: 'the message',
    why: 'long enough to settle whether somebody was told; the text is not kept',
  },
  takenClaim: {
    days: 180,
    from: 'the call',
    why: 'as the messages that a provider took in it, whose ids alone it may name',
  },
  mailing: { days: 180, from: 'the message', why: 'as messages: what was sent to many at once, by their ids alone' },
  mailedReceipt: {
    days: 180,
    from: 'the receipts',
    why: 'as messages: what became of some of a mailing, by their ids alone',
  },
  mailedPage: { days: 180, from: 'the message', why: 'leads to what was sent to the people of a chunk' },
  question: { days: 30, from: 'its close', why: 'after its close it is of no use to anybody' },
  link: { days: 365, from: 'the first message that carried it, and 180 from the last', why: 'past the last check-in' },
  wish: { days: 30, from: 'the text', why: 'longer than any provider repeats a reply; says neither who nor what' },
  phoneTraffic: {
    days: 7,
    from: 'the last text to the phone',
    why: 'a receipt may come late, and limits count by phone; it holds a keyed hash',
  },
  sendingRate: { namesNobody: true, why: 'what all functions together may send' },
  tally: { namesNobody: true, why: counts },
  audit: {
    days: 1095,
    from: 'the record',
    why: 'three years, as the law expects of records of processing (PIPL, article 56)',
  },
  receivedEvent: {
    namesNobody: true,
    why: 'a request as a keyed hash, and its sealed answer: ids derive from it for good; an answer that tells of one person goes with them',
  },
  enterprise: {
    namesNobody: true,
    why: 'a firm, as it is registered; its contact is sealed with a key that goes with a change of it',
  },
  waiting: { namesNobody: true, why: 'an entry on a work list, by ids; it goes with the fact that it stands for' },
  interview: {
    days: 730,
    from: 'its record',
    why: 'a note may tell of people, though its form asks for none; it can be taken out, with its key, at any time',
  },
  visit: { namesNobody: true, why: 'which colleagues visit which firm, and on which day' },
  visitedEnterprise: { namesNobody: true, why: 'leads from a firm to its visit' },
  visitDay: { namesNobody: true, why: 'how many visits a group has planned for a day' },
  visitFindings: { days: 730, from: 'their record', why: 'counts, and the cases that they led to' },
  enterpriseLink: { days: 180, from: 'its end', why: 'as long as somebody may ask who answered on its page' },
  escortLink: { days: 180, from: 'its end', why: 'as long as somebody may ask who called a roll by it' },
  station: {
    namesNobody: true,
    why: 'an office as it is registered: colleagues as they sign in and the days of their duty, no worker',
  },
  stationCity: { namesNobody: true, why: 'leads from a city to its stations' },
  licence: { namesNobody: true, why: firm },
  agreement: { namesNobody: true, why: firm },
  jobOrder: { namesNobody: true, why: firm },
  headcount: { namesNobody: true, why: firm },
  placeClaim: { namesNobody: true, why: counts },
  firmFact: { namesNobody: true, why: counts },
  plantArrival: { namesNobody: true, why: counts },
  delivery: { days: 30, from: 'the event', why: 'what a firm was told, for its questions; names in it are masked' },
  deliveryAttempt: { days: 30, from: 'the event', why: 'as the event' },
  missedEvent: { days: 30, from: 'the event', why: 'as the event' },
  lineRun: { namesNobody: true, why: firm },
  campaign: { namesNobody: true, why: 'an action of the office, with its targets' },
  campaignName: { namesNobody: true, why: 'which campaigns bear a name, and on which days' },
  recruitmentEvent: { namesNobody: true, why: 'firms and posts at a place and time' },
  orderShares: { namesNobody: true, why: 'how many places of a post are kept for which posting' },
  signUp: { days: 730, from: 'the sign-up', why: 'as the worker; it goes with their erasure' },
  signUpMinute: { days: 1, from: 'the minute', why: 'how many tried to sign up on an event’s page in it' },
  batch: {
    namesNobody: true,
    why: `${ofBatch}; the search of a job for one person holds their id, and goes 730 days after its start`,
  },
  batchDay: { namesNobody: true, why: counts },
  workerName: { days: 730, from: 'the last survey of the person', why: 'as the worker' },
  workerEdit: { days: 730, from: 'the edit', why: 'who changed what of a person; it goes with their erasure' },
  tripPlace: { days: 730, from: 'the departure', why: 'as the trip' },
  monthCase: { days: 730, from: 'its opening', why: 'as the case' },
  subsidyClaim: {
    days: 730,
    from: 'the claim, or from the last day of its policy where that is later',
    why: 'as long as it bars a second payment; of an erased person the papers that were seen go',
  },
  subsidyNotice: {
    namesNobody: true,
    why: 'days, place and telephone of a posted list; who stands on it is told by the claims',
  },
  subsidyPolicy: { namesNobody: true, why: 'a rule, as its notice says it' },
  stall: { namesNobody: true, why: ofBatch },
}
