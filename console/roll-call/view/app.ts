import type { EscortList } from '../../../domain/arrival/escort-list.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { chosenLanguage, keepLanguage, type Language } from '../../words/chosen-language.ts'
import { type KeptLink, type KeptTap, kept, type Marks, type Tap } from '../keep/kept.ts'
import { newName } from '../keep/new-name.ts'
import { readCode } from '../scan/read-code.ts'
import type { ScanReply } from '../scan/scan-dialog.ts'
import { end, exchange, undoTime } from '../service/exchange.ts'
import { type Words, words } from '../words.ts'
import { type ListedPerson, type PersonView, personViews } from './person-view.ts'

export type Part = 'roll' | 'gate' | 'check'
type Said = Pick<Tap, 'said'> & { readonly why?: string; readonly receivedBy?: string; readonly place?: string }

/** Milliseconds. */
const noticeTime = 8_000

/** What the page shows, and what can be done on it. Whoever shows it is told of each change. */
export class App {
  link: KeptLink | null
  taps: readonly KeptTap[] = []
  part: Part = 'roll'
  query = ''
  onlyMissing = false
  isReachable = navigator.onLine
  isTakenAlong = false
  language: Language = chosenLanguage()
  /** Said to who cannot see the change, and shown with what undoes it. */
  notice: { readonly text: string; readonly undo: string | null } | null = null
  readonly #changed: () => void

  constructor(link: KeptLink | null, changed: () => void) {
    this.link = link
    this.#changed = changed
  }

  get words(): Words {
    return words[this.language]
  }
  get list(): EscortList | null {
    return this.link?.list ?? null
  }
  get views(): PersonView[] {
    return this.list ? personViews(this.list, this.taps) : []
  }
  get unsent(): readonly KeptTap[] {
    return this.taps.filter(({ state }) => state !== 'answered')
  }
  /** The service's time, as far as this phone can tell. */
  get now(): Instant {
    return new Date(Date.now() + (this.link?.ahead ?? 0)).toISOString() as Instant
  }

  /** Says what was done, for a while; what undoes it stays with the person too. */
  say(text: string, undo: string | null = null): void {
    const notice = { text, undo }
    this.show({ notice })
    setTimeout(() => {
      if (this.notice === notice) this.show({ notice: null })
    }, noticeTime)
  }
  show(change: Partial<Pick<App, 'part' | 'query' | 'onlyMissing' | 'isReachable' | 'isTakenAlong' | 'notice'>>): void {
    Object.assign(this, change)
    this.#changed()
  }
  speak(language: Language): void {
    keepLanguage(language)
    this.language = language
    this.#changed()
  }

  /** Reads anew what is kept: another page of this phone may have changed it. */
  async refresh(): Promise<void> {
    const token = this.link?.token
    if (token === undefined) return
    const link = await kept.link(token)
    this.taps = await kept.taps(token)
    if (link) this.link = link
    if (link?.list && this.now >= link.list.validUntil) {
      await end(token, 'expired')
      return this.refresh()
    }
    // Everything is told: nothing of the trip stays on the phone.
    const isDone = link?.ended && this.taps.every(({ answered }) => answered && answered.result !== 'refused')
    if (isDone) await kept.forgetLink(token)
    this.#changed()
  }

  async exchange(wish: { readonly list?: boolean; readonly atOnce?: boolean } = {}): Promise<void> {
    const token = this.link?.token
    if (token === undefined) return
    const contact = await exchange(token, { list: wish.list ?? false, atOnce: wish.atOnce ?? false })
    this.isReachable = contact !== 'no-network'
    await this.refresh()
  }

  async tap(people: readonly ListedPerson[], said: Said): Promise<void> {
    const { link } = this
    if (!link) return
    const made = { at: new Date().toISOString(), ...(link.ahead !== null && { ahead: link.ahead }) }
    const taps = people.map(({ workerId, seat }): KeptTap => {
      const id = `${link.phone}-${newName(12)}`
      return { id, token: link.token, tap: { ...said, ...made, id, workerId } as Tap, seat, state: 'held' }
    })
    await kept.add(taps)
    await this.refresh()
    setTimeout(() => void this.exchange(), undoTime + 500)
  }

  async call(person: ListedPerson, said: 'boarded' | 'absent', why?: string): Promise<void> {
    await this.tap([person], { said, ...(why !== undefined && { why }) })
    const id = this.taps.filter(({ tap }) => tap.workerId === person.workerId).at(-1)?.id ?? null
    const { words: own } = this
    this.say(own.tapped(called(person, own), said === 'boarded' ? own.boarded : own.absent), id)
  }

  async undo(id: string): Promise<void> {
    const tap = this.taps.find((one) => one.id === id)
    const person = this.list?.people.find(({ workerId }) => workerId === tap?.tap.workerId)
    const isUndone = await kept.undo(id)
    await this.refresh()
    const { words: own } = this
    const text = isUndone ? own.undone(person ? called(person, own) : '') : own.cannotUndo
    this.say(text)
  }

  /** Whom a scanned code names boards, unless they have. */
  async scanned(code: string): Promise<ScanReply> {
    const { list, words: own, language } = this
    if (!list) return { text: own.scanNotOnList, isGood: false }
    const read = await readCode(code, list, this.now)
    if ('why' in read) return { text: read.why[language], isGood: false }
    const view = this.views.find(({ person }) => person.workerId === read.workerId)
    if (!view) return { text: own.scanNotOnList, isGood: false }
    const who = called(view.person, own)
    if (view.stands !== 'uncalled' && view.stands !== 'absent') return { text: own.scanBefore(who), isGood: true }
    await this.call(view.person, 'boarded')
    return { text: own.scanTaken(who), isGood: true }
  }

  async mark(marked: Marks): Promise<void> {
    if (!this.link) return
    await kept.changeLink(this.link.token, (link) => ({ ...link, marks: { ...link.marks, ...marked } }))
    await this.refresh()
  }

  /** The plant's receipt for those who are marked, at this moment. */
  async sign(people: readonly ListedPerson[], receivedBy: string): Promise<void> {
    const marks = this.link?.marks ?? {}
    const here = people.filter(({ workerId }) => marks[workerId] === 'here')
    const missing = people.filter(({ workerId }) => marks[workerId] === 'missing')
    if (here.length > 0) await this.tap(here, { said: 'handed-over', receivedBy })
    if (missing.length > 0) await this.tap(missing, { said: 'not-arrived', receivedBy })
    if (!this.link) return
    await kept.changeLink(this.link.token, (link) => {
      const left = Object.entries(link.marks).filter(([workerId]) => !people.some((one) => one.workerId === workerId))
      return { ...link, marks: Object.fromEntries(left) }
    })
    await this.refresh()
    this.say(this.words.signed(here.length + missing.length))
  }

  /** At home, at this drop-off point; where the trip ends, if it is empty. */
  async alight(people: readonly ListedPerson[], place: string): Promise<void> {
    await this.tap(people, { said: 'alighted', ...(place !== '' && { place }) })
    const { words: own } = this
    const [first, ...others] = people
    const id =
      others.length > 0 ? null : (this.taps.filter(({ tap }) => tap.workerId === first?.workerId).at(-1)?.id ?? null)
    this.say(
      first && others.length === 0 ? own.tapped(called(first, own), own.alighted) : own.haveAlighted(people.length),
      id,
    )
  }

  /** They were told by telephone, since nothing takes them any more. */
  async forget(): Promise<void> {
    if (!this.link) return
    await kept.forgetLink(this.link.token)
    this.taps = []
    this.#changed()
  }
}

/** 12号 王** */
export function called({ seat, place, maskedName }: ListedPerson, own: Words): string {
  return `${place ?? own.seat(seat)} ${maskedName}`
}
