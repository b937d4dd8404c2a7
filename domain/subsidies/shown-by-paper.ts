/** What papers can show, by the reasons of an evaluation that ask for it. */
export const shownByPaper = {
  fare: ['ticket-needed'],
  wages: ['wages-needed'],
  averageMonthlyWage: ['wage-needed'],
  incomeAHead: ['income-needed'],
  roadKm: ['distance-needed'],
} as const

const byPaper: readonly string[] = ['register-needed', ...Object.values(shownByPaper).flat()]
/** A fare of one’s own shows how somebody travelled as well. */
const byFare: readonly string[] = ['ride-unknown']

/** Whether papers settle everything that keeps somebody from a subsidy, `codes` being those reasons’ codes. */
export function isOpenToPapers(codes: readonly string[]): boolean {
  const keys = codes.map((code) => code.replace('subsidies/', ''))
  const asksFare = keys.includes('ticket-needed')
  return keys.every((key) => byPaper.includes(key) || (asksFare && byFare.includes(key)))
}
