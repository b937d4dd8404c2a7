import type { SaidOfPerson } from '../../../domain/arrival/escort-list.ts'
import type { KeptTap } from '../keep/kept.ts'
import type { Words } from '../words.ts'
import { type App, called } from './app.ts'
import { element } from './element.ts'
import { hour } from './moment.ts'
import type { ListedPerson } from './person-view.ts'

/** What somebody has to look at: people of whom reports differ, and taps of this phone that do not stand. */
export function toCheck({ list, taps }: App): (ListedPerson | KeptTap)[] {
  const differing = (list?.people ?? []).filter(({ differs }) => differs)
  const known = new Set(differing.map(({ workerId }) => workerId))
  const notStanding = taps.filter(
    ({ answered, tap }) =>
      answered?.result === 'refused' || (answered?.result === 'overruled' && !known.has(tap.workerId)),
  )
  return [...differing, ...notStanding]
}

export function checkPart(app: App): HTMLElement {
  const { words } = app
  const all = toCheck(app)
  if (all.length === 0) return element('main', {}, element('p', { className: 'large' }, words.nothingToCheck))
  return element(
    'main',
    {},
    element('ul', {}, ...all.map((one) => ('tap' in one ? tapCard(app, one) : differingCard(app, one)))),
  )
}

function differingCard(app: App, person: ListedPerson): HTMLElement {
  const { words, link } = app
  const stands = app.views.find((view) => view.person.workerId === person.workerId)?.stands ?? 'uncalled'
  return element(
    'li',
    { className: 'person check', data: { worker: person.workerId } },
    element(
      'div',
      { className: 'who' },
      element('strong', {}, `⚠ ${called(person, words)}`),
      ...person.said.map((one) => element('span', {}, saidLine(words, one, link?.phone))),
      element('span', {}, `${words.stands}${words.colon}${standingWords(words)[stands]}`),
      element('span', { className: 'quiet' }, words.countyLooks),
    ),
  )
}

function tapCard(app: App, { tap, seat, answered }: KeptTap): HTMLElement {
  const { words, language } = app
  const person = app.list?.people.find(({ workerId }) => workerId === tap.workerId)
  return element(
    'li',
    { className: 'person check', data: { worker: tap.workerId } },
    element(
      'div',
      { className: 'who' },
      element(
        'strong',
        {},
        `⚠ ${person ? called(person, words) : words.seat(seat)} ${saidWords(words)[tap.said]} ${momentOf(tap)}`,
      ),
      element('span', {}, answered?.result === 'refused' ? words.refused : words.overruled),
      element('span', {}, answered?.words?.[language] ?? ''),
    ),
  )
}

export function saidWords(words: Words): Readonly<Record<SaidOfPerson['said'], string>> {
  return {
    boarded: words.boarded,
    absent: words.absent,
    'handed-over': words.handedOver,
    'not-arrived': words.notArrived,
    alighted: words.alighted,
  }
}

function standingWords(words: Words) {
  const { uncalled, boarded, absent, arrived, handedOver, diverted } = words
  return { uncalled, boarded, absent, arrived, 'handed-over': handedOver, diverted }
}

/** 本机 07:31 已上车 */
function saidLine(words: Words, { said, at, phone }: SaidOfPerson, own: string | undefined): string {
  const by = phone === null ? words.byOffice : phone === own ? words.byThisPhone : words.byPhone(phone)
  return `${hour(at)} ${by}${words.colon}${saidWords(words)[said]}`
}

/** By the service's clock, as far as this phone knew it. */
export function momentOf({ at, ahead = 0 }: KeptTap['tap']): string {
  return hour(new Date(Date.parse(at) + ahead).toISOString())
}
