import type { AbsenceReason } from '../../../domain/transport/trips/roll-call-entry.ts'
import type { Words } from '../words.ts'
import { type App, called } from './app.ts'
import { element } from './element.ts'
import type { ListedPerson } from './person-view.ts'

export const reasonWords: Readonly<Record<AbsenceReason, keyof Words>> = {
  'not-there': 'whyNotThere',
  late: 'whyLate',
  unwell: 'whyUnwell',
  'changed-mind': 'whyChangedMind',
  'missed-feeder': 'whyMissedFeeder',
  unreported: 'whyUnreported',
  other: 'whyOther',
}

/** What nobody reported, an escort does not tap. */
const askedOf = (reason: string): reason is AbsenceReason => reason !== 'unreported'

/** Why somebody is not on board, in closed words: a free text would soon hold a diagnosis or a judgement. */
export function whyDialog(app: App, person: ListedPerson): void {
  const { words } = app
  const dialog = element('dialog', { aria: { label: words.whyMissed(called(person, words)) } })
  const choose = (reason: AbsenceReason) => {
    dialog.close()
    void app.call(person, 'absent', reason)
  }
  dialog.append(
    element('h2', {}, words.whyMissed(called(person, words))),
    ...Object.keys(reasonWords)
      .filter(askedOf)
      .map((reason) =>
        element(
          'button',
          { type: 'button', className: 'big', data: { reason }, onclick: () => choose(reason) },
          words[reasonWords[reason]] as string,
        ),
      ),
    element('p', { className: 'quiet' }, words.noConsequence),
    element('button', { type: 'button', className: 'plain', onclick: () => dialog.close() }, words.cancel),
  )
  dialog.onclose = () => dialog.remove()
  document.body.append(dialog)
  dialog.showModal()
}
