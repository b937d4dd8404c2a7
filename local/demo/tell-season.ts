import { FinalState, finalStateTerms } from '../../domain/stabilisation/final-states.ts'
import type { Homeward } from './homeward.ts'
import type { SeasonResult } from './season-result.ts'

/** The way home, for a person. */
export function tellHomeward(homeward: Homeward, write: (line: string) => void): void {
  const { proposed, asked, yes, stay, silent, travelled, withdrew, missed, arrived, trips, transportCostYuan } =
    homeward
  write('')
  write(
    `  返乡 / the way home: ${proposed} proposed by their firms, ${asked} asked: ${yes} ride, ${stay} stay, ${silent} silent; ${withdrew} withdrew, ${missed} were not there, ${travelled} travelled and ${arrived} are home; ${trips} trips, ${transportCostYuan} yuan`,
  )
}

/** The end of a season, for a person: what went wrong, of how many, and the end of every row. */
export function tellSeason(season: SeasonResult, write: (line: string) => void): void {
  const { brokenPromises, silent, leftEarly, coachLost, firmWentBack, flood, finalStates, why, subsidies } = season
  const line = (head: string, text: string) => write(`  ${head.padEnd(12)}${text}`)
  const share = ({ people, of }: { people: number; of: number }) =>
    `${people} of ${of}${of > 0 ? ` (${((100 * people) / of).toFixed(1)}%)` : ''}`
  write('')
  line(
    'promises',
    `${share(brokenPromises)} broken: ${brokenPromises.onDayOne} told on day 1, ${brokenPromises.firstWage} with the first wage`,
  )
  line('silent', `${share(silent)} answered no check-in`)
  line('leavers', `${share(leftEarly)} left early and said so`)
  line(
    'coach',
    coachLost
      ? `${coachLost.from}–${coachLost.to} broke down before it left, with ${coachLost.people} people on it; ${coachLost.inItsPlace} trips in its place`
      : 'none lost',
  )
  line(
    'firm',
    firmWentBack
      ? `confirmed ${firmWentBack.confirmed}, then wanted ${firmWentBack.wants}: ${share(firmWentBack.turnedAway)} to be turned away`
      : 'none went back on its word',
  )
  if (flood)
    line(
      'flood',
      `${flood.name}: ${flood.people} called before any job was offered: ${flood.needsHelp} needed help, ${flood.noNeed} none, ${flood.notReached} not reached`,
    )
  write('')
  write('  结果 / what became of every row')
  for (const state of FinalState.options) {
    const count = finalStates[state]
    if (!count) continue
    write(`  ${String(count).padStart(6)}  ${finalStateTerms[state].zh} / ${finalStateTerms[state].en}`)
    if (state === 'left-early')
      for (const [reason, people] of Object.entries(why[state] ?? {}))
        write(`  ${String(people).padStart(12)}  ${reason}`)
  }
  write('')
  write('  补助 / subsidies that can be claimed')
  for (const { name, eligible, claimableYuan, open, openAtMostYuan } of subsidies)
    write(
      `  ${String(claimableYuan).padStart(8)}元  ${eligible}人; ${open} open, at most ${openAtMostYuan}元  ${name.zh} / ${name.en}`,
    )
}
