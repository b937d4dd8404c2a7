import type { App } from './app.ts'
import { element } from './element.ts'
import { hour } from './moment.ts'
import type { PersonView, Standing } from './person-view.ts'
import { reasonWords } from './why-dialog.ts'

/** Never by colour alone. */
const signs: Readonly<Record<Standing, string>> = {
  uncalled: '',
  boarded: '✓',
  arrived: '✓',
  absent: '✗',
  'handed-over': '✓✓',
  diverted: '→',
}

/** One person: what tells them apart, how they stand, and what may be tapped. */
export function personCard(app: App, view: PersonView, buttons: readonly HTMLElement[]): HTMLElement {
  const { words } = app
  const { person, stands, waiting } = view
  const { seat, place, maskedName, phoneLast4, idLast4, workerId, differs } = person
  const held = waiting?.state === 'held' ? waiting.id : null
  return element(
    'li',
    { className: `person ${stands}`, data: { worker: workerId } },
    element(
      'div',
      { className: 'who' },
      element('strong', {}, `${place ?? words.seat(seat)} ${maskedName}`),
      element(
        'span',
        { className: 'quiet' },
        [phoneLast4 && `${words.phone}…${phoneLast4}`, idLast4 && `${words.card}…${idLast4}`].filter(Boolean).join(' '),
      ),
      stands !== 'uncalled' && element('span', { className: 'stands' }, standsLine(app, view)),
      differs && element('span', { className: 'differs' }, `⚠ ${words.differs}`),
    ),
    element(
      'div',
      { className: 'acts' },
      ...(held === null
        ? buttons
        : [
            element(
              'button',
              {
                type: 'button',
                className: 'plain',
                data: { name: `undo-${workerId}` },
                aria: { label: `${words.undo} ${maskedName} ${words.seat(seat)}` },
                onclick: () => void app.undo(held),
              },
              words.undo,
            ),
            ...buttons,
          ]),
    ),
  )
}

function standsLine({ words, list }: App, { person, stands, at, waiting }: PersonView): string {
  const called = {
    uncalled: words.uncalled,
    boarded: words.boarded,
    arrived: words.arrived,
    absent: words.absent,
    'handed-over': list?.trip.returns === 'homeward' ? words.alighted : words.handedOver,
    diverted: words.diverted,
  }[stands]
  const why = waiting?.tap.said === 'absent' ? waiting.tap.why : person.why
  return [
    `${signs[stands]} ${called}`,
    at && hour(at),
    stands === 'absent' && why && why !== 'not-there' && (words[reasonWords[why]] as string),
    waiting && `· ${words.waiting}`,
  ]
    .filter(Boolean)
    .join(' ')
}
