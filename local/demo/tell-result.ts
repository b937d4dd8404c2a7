import type { DemoResult } from './demo-result.ts'
import { tellHomeward, tellSeason } from './tell-season.ts'

/** The summary at the end, for a person. */
export function tellResult(result: DemoResult, write: (line: string) => void): void {
  const { survey, headcount, offers, journey, trips, followUp, cases, sms } = result
  const rejected = Object.entries(survey.rejectedByReason).filter(([, count]) => count > 0)
  const modes = Map.groupBy(trips, ({ mode }) => mode)
  const line = (head: string, text: string) => write(`  ${head.padEnd(12)}${text}`)
  write('')
  line(
    'survey',
    `${survey.rows} rows = ${survey.accepted} accepted + ${survey.rejected} rejected + ${survey.duplicates} duplicates`,
  )
  if (rejected.length > 0) line('', rejected.map(([reason, count]) => `${reason} ${count}`).join(', '))
  line(
    'headcount',
    `${headcount.asked} orders asked: ${headcount.confirmed} confirmed, ${headcount.partial} in part, ${headcount.declined} declined, ${headcount.released} released`,
  )
  line(
    'offers',
    `${offers.sent} sent = ${offers.accepted} accepted + ${offers.declined} declined + ${offers.unanswered} unanswered + ${offers.withdrawn} withdrawn`,
  )
  line(
    'trips',
    `${[trips.length, ...[...modes].map(([mode, some]) => `${some.length} ${mode}`)].join(', ')}; ${result.transportCostYuan} yuan, coach seats filled ${Math.round(result.seatFill * 100)}%`,
  )
  if (result.waiting) {
    const { upTo2Hours, upTo5Hours, longer, longestMinutes, nights = 0, ownJourneys = 0 } = result.waiting
    line(
      'waiting',
      `${upTo2Hours} people up to 2 h for their train or flight, ${upTo5Hours} up to 5 h, ${longer} longer; at most ${longestMinutes} minutes; ${nights} nights in a bed; ${ownJourneys} people on their own`,
    )
  }
  line(
    'journey',
    `${journey.boarded} boarded, ${journey.noShow} did not come, ${journey.withdrawn} withdrew; ${journey.arrived} arrived, ${journey.handedOver} handed over`,
  )
  for (const [day, { asked, answered, silent }] of Object.entries(followUp))
    line(`day ${day}`, `${asked} asked, ${answered} answered, ${silent} silent`)
  line('cases', `${cases.opened} opened, ${cases.settled} settled, ${cases.open} open`)
  line('texts', `${sms.sent} sent (${sms.segments} parts), ${sms.received} received`)
  if (result.unexplained !== undefined)
    line('rows', `${result.unexplained} of ${survey.rows} without exactly one final state`)
  line(
    '',
    `${result.simulatedDays} days in ${result.wallSeconds} s, ${result.peakMemoryMb} MB, ${result.stateTransitions} state transitions, ${result.taskInvocations} task calls, ${result.expressExecutions ?? 0} express executions`,
  )
  if (result.season) tellSeason(result.season, write)
  if (result.homeward) tellHomeward(result.homeward, write)
}
