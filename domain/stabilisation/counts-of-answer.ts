import { type FirmCounts, sumOfCounts } from '../enterprises/firm-card.ts'
import { type CheckIn, type ContractAnswer, checkInDays, type GivenCheckIn, kindAskedOn } from './check-in.ts'

/** Days on which answers count for the enterprise. */
export const countingDays = checkInDays.filter((day) => kindAskedOn[day] !== 'later')

/** What an answer adds to what is known of the enterprise; nothing where it does not say whether the promise was kept. */
export function countsOfAnswer(
  { day }: Pick<CheckIn, 'day'>,
  { answer, wage }: Pick<GivenCheckIn, 'answer' | 'wage'>,
): Partial<FirmCounts> {
  if (answer === 'as-promised' || answer === 'not-as-promised')
    return { termsAsked: 1, termsKept: answer === 'as-promised' ? 1 : 0 }
  if (wage && wage.finding !== 'not-due' && wage.finding !== 'unclear')
    return {
      wageAsked: 1,
      wageKept: wage.finding === 'as-promised' ? 1 : 0,
      wageInTime: wage.paid !== null && !wage.late ? 1 : 0,
    }
  return answer === 'signed' || answer === 'not-signed' ? countsOfContract({ day }, answer) : {}
}

/** The law leaves a month for the contract: on day 7 its absence says nothing yet. */
export function countsOfContract({ day }: Pick<CheckIn, 'day'>, answer: ContractAnswer): Partial<FirmCounts> {
  if (answer === 'signed') return { contractAsked: 1, contractKept: 1 }
  return day < 30 ? {} : { contractAsked: 1, contractKept: 0 }
}

/** What changes where one answer takes the place of another. */
export function differenceOfCounts(before: Partial<FirmCounts>, after: Partial<FirmCounts>): Partial<FirmCounts> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof FirmCounts>
  const changes = [...names].map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
  return Object.fromEntries(changes.filter(([, change]) => change !== 0))
}

/** What check-ins count for an enterprise that keep it with them. */
export function countsOfCheckIns(some: readonly CheckIn[]): FirmCounts {
  const own = some.filter(({ countsAtClose }) => countsAtClose)
  return sumOfCounts(
    own.flatMap((one) => [one.counts ?? {}, one.contract === undefined ? {} : countsOfContract(one, one.contract)]),
  )
}
