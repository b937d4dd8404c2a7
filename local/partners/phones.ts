import { createHash } from 'node:crypto'
import { chosen } from './chance-of.ts'
import type { CheckInMeaning, Season } from './season.ts'
import { patience, type Simulation } from './simulation.ts'
import type { ReceivedSms } from './sms-provider.ts'
import { spellings } from './spellings.ts'

const minute = 60_000
const hour = 60 * minute

/** What somebody does with a message: `answer` says what they mean, `silent` nothing. */
type Reaction =
  | { readonly do: 'silent' }
  | { readonly do: 'say'; readonly what: keyof typeof spellings }
  | { readonly do: 'put off'; readonly what: keyof typeof spellings }

/** The same on the trip page, where there are buttons. */
const buttons = {
  yes: 'accepted',
  no: 'declined',
  same: 'as-promised',
  different: 'not-as-promised',
  fine: 'fine',
  help: 'needs-help',
  helpPlease: 'needs-help',
  left: 'has-left',
  rides: 'rides',
  stays: 'stays',
  signed: 'signed',
  unsigned: 'not-signed',
  paid: 'paid',
  short: 'paid',
  late: 'paid',
  unpaid: 'unpaid',
} as const

interface Answer {
  readonly sms: ReceivedSms
  readonly what: keyof typeof spellings
}

const says = (what: keyof typeof spellings): Reaction => ({ do: 'say', what })
const silent: Reaction = { do: 'silent' }

const toOffers: readonly (readonly [Reaction, number])[] = [
  [says('yes'), 590],
  [{ do: 'put off', what: 'yes' }, 90],
  [says('no'), 140],
  [{ do: 'put off', what: 'no' }, 25],
  [says('unsure'), 20],
  [says('stopWriting'), 4],
  [silent, 131],
]

/** Most go home for the festival, some stay at their post or go on their own, some say nothing. */
const toReturnAsks: readonly (readonly [Reaction, number])[] = [
  [says('rides'), 560],
  [{ do: 'put off', what: 'rides' }, 80],
  [says('stays'), 170],
  [{ do: 'put off', what: 'stays' }, 20],
  [silent, 170],
]

const toTravelNotices: readonly (readonly [Reaction, number])[] = [
  [says('notGoing'), 22],
  [silent, 978],
]

/** By template; messages that are not listed are read and not answered. */
const reactions: Readonly<Record<string, readonly (readonly [Reaction, number])[]>> = {
  'job-offer': toOffers,
  'job-offer-link': toOffers,
  'return-ask': toReturnAsks,
  'return-ask-link': toReturnAsks,
  'travel-notice': toTravelNotices,
  'travel-notice-rebooked': toTravelNotices,
  'travel-notice-night': toTravelNotices,
  'travel-notice-night-rebooked': toTravelNotices,
  'travel-notice-own': toTravelNotices,
  'travel-notice-own-rebooked': toTravelNotices,
  'travel-reminder': [
    [says('notGoing'), 8],
    [silent, 992],
  ],
  'check-in-day-1': [
    [says('same'), 915],
    [says('different'), 25],
    [says('help'), 10],
    [silent, 50],
  ],
  'check-in-day-1-link': [
    [says('same'), 900],
    [silent, 100],
  ],
  'check-in': [
    [says('fine'), 890],
    [says('help'), 25],
    [says('left'), 20],
    [says('unsure'), 10],
    [silent, 55],
  ],
  'check-in-link': [
    [says('fine'), 920],
    [silent, 80],
  ],
  'check-in-contract': atWork('signed'),
  'check-in-contract-link': [
    [says('signed'), 920],
    [silent, 80],
  ],
  'check-in-wage': atWork('paid'),
  'check-in-wage-link': [
    [says('paid'), 920],
    [silent, 80],
  ],
  'check-in-later': atWork('fine'),
  'check-in-later-link': [
    [says('fine'), 920],
    [silent, 80],
  ],
}

/** As often as to the question that asks how it is. */
function atWork(well: keyof typeof spellings): readonly (readonly [Reaction, number])[] {
  return [
    [says(well), 890],
    [says('helpPlease'), 25],
    [says('left'), 20],
    [says('unsure'), 10],
    [silent, 55],
  ]
}

/**
 * The phones of all workers and the people behind them. Most answer within two hours, some only when reminded, some
 * never; some change their mind. What asks for an answer on the trip page is answered there.
 */
export function phones(simulation: Simulation, reply: (phone: string, text: string) => void, season?: Season) {
  /** By phone and person: the wage of a month that they were promised, in yuan. */
  const promised = simulation.collection<number>('wages promised')
  /** Offers that somebody means to answer once they are reminded, by trip page. */
  const putOff = simulation.collection<Answer>('offers put off')
  /** By phone: what a person meant whose words were not understood. */
  const meant = simulation.collection<string>('what was meant')

  const give = simulation.does<Answer>('answer a text', ({ sms, what }) => {
    const page = pageIn(sms.text)
    const button = buttons[what as keyof typeof buttons]
    const amount = String(amountOf(sms, what))
    if (page !== undefined && button !== undefined && sms.template.endsWith('-link')) {
      const late = what === 'late' ? { late: 'true' } : {}
      answerOnPage.now({ page, answer: button, ...(button === 'paid' && { amount, ...late }) })
      return
    }
    const ways: readonly string[] = spellings[what]
    const way = ways[Math.floor(simulation.chance('spelling', sms.outId) * ways.length)] ?? ways[0] ?? ''
    const text = way.replace('{}', amount)
    if (what === 'unsure') meant.set(sms.phone, explained(sms, amount))
    reply(sms.phone, text)
    if (simulation.chance('types twice', sms.outId) < 0.01) reply(sms.phone, text)
  })
  const answerOnPage = simulation.does<{ page: string; answer: string; amount?: string; late?: string }>(
    'answer on a page',
    async ({ page, ...answer }) => {
      const opened = await simulation.api.call('GET', page, { language: 'zh' })
      if (opened.status === 200) await simulation.api.sendForm(`${page}/answer`, answer)
    },
  )
  const explain = simulation.does<{ phone: string; text: string }>('say it again', ({ phone, text }) => {
    reply(phone, text)
  })

  /** A month's wage; where it was short, some sixty parts in a hundred of what the days until the end of the first month come to. */
  function amountOf(sms: ReceivedSms, what: keyof typeof spellings): number {
    const wage = promised.get(whose(sms)) ?? 4500
    if (what !== 'short') return wage
    const started = new Date(simulation.clock.epochMilliseconds() - 30 * 24 * hour)
    const days = new Date(Date.UTC(started.getUTCFullYear(), started.getUTCMonth() + 1, 0)).getUTCDate()
    return Math.max(50, Math.round((wage * (days - started.getUTCDate() + 1) * 0.6) / days))
  }

  function say({ sms, what }: Answer): void {
    give.later(patience(simulation.chance('takes time', sms.outId), 45 * minute), { sms, what })
  }

  return (sms: ReceivedSms): void => {
    const page = pageIn(sms.text) ?? sms.phone
    const wage = /月薪(\d+(?:\.\d+)?)元/.exec(sms.text)?.[1]
    if (wage !== undefined) promised.set(whose(sms), Number(wage))
    if (sms.template === 'offer-reminder' || sms.template === 'return-reminder') {
      const answer = putOff.get(page)
      if (answer) say(answer)
      putOff.delete(page)
    } else if (sms.template === 'answer-unclear') {
      const text = meant.get(sms.phone)
      if (text !== undefined && simulation.chance('explains', sms.outId) < 0.8)
        explain.later(patience(simulation.chance('explains after', sms.outId), hour / 2), { phone: sms.phone, text })
    }
    const possible = reactions[sms.template]
    if (!possible) return
    const meaning = season?.meaningOf(sms)
    const reaction = meaning
      ? reactionOf(meaning, sms.template)
      : chosen(simulation.chance('reacts', sms.outId), possible)
    if (reaction.do === 'say') say({ sms, what: reaction.what })
    else if (reaction.do === 'put off') putOff.set(page, { sms, what: reaction.what })
  }
}

/** The same news in the words of the question. */
function reactionOf(meaning: CheckInMeaning, template: string): Reaction {
  if (meaning === 'nothing') return silent
  if (meaning === 'fine' && template.startsWith('check-in-contract')) return says('signed')
  return says(meaning === 'fine' && template.startsWith('check-in-wage') ? 'paid' : meaning)
}

/** Several people may share a phone: the text addresses one. By a hash, as the ledger needs to know nobody for it. */
function whose({ phone, text }: ReceivedSms): string {
  const person = /：([^，]+)，/u.exec(text)?.[1] ?? ''
  return createHash('sha256').update(`${phone} ${person}`).digest('base64url').slice(0, 16)
}

/** What they type when told that they were not understood. */
function explained({ template }: ReceivedSms, amount: string): string {
  if (template.startsWith('job-offer')) return '2'
  return template === 'check-in-wage' ? amount : '1'
}

/** The path of the trip page that a text leads to. */
function pageIn(text: string): string | undefined {
  const token = /\/t\/([\w-]+)/.exec(text)?.[1]
  return token && `/t/${token}`
}
