/**
 * Where each thing is looked at. Screens link to one another by these alone, so that none has to know another; what they
 * name is chosen in the screen's own list.
 */
export const addresses = {
  worklist: (kind?: string) => (kind === undefined ? '/' : `/?kind=${kind}`),
  batch: (batchId: string) => `/batches/${batchId}`,
  plan: (batchId: string) => `/plan/${batchId}`,
  trip: (tripId: string) => `/trips?trip=${tripId}`,
  tripsOf: (date: string) => `/trips?date=${date}`,
  worker: (workerId: string) => `/people?worker=${workerId}`,
  subsidiesOf: (workerId: string) => `/subsidies?tab=person&worker=${workerId}`,
  claim: (claimId: string) => `/subsidies?tab=claim&claim=${claimId}`,
  case: (caseId: string) => `/station?case=${caseId}`,
  visit: (visitId: string) => `/station?tab=visits&visit=${visitId}`,
  enterprise: (enterpriseId: string) => `/enterprises?enterprise=${enterpriseId}`,
  disaster: (disasterId: string) => `/batches/relief/${disasterId}`,
  survey: (surveyId: string) => `/surveys/${surveyId}`,
} as const
