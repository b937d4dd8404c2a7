import { scanDialog } from '../scan/scan-dialog.ts'
import type { App } from './app.ts'
import { element } from './element.ts'
import { hour } from './moment.ts'
import { personCard } from './person-card.ts'
import { isFoundBy, type PersonView } from './person-view.ts'
import { whyDialog } from './why-dialog.ts'

/** At the coach's door: who is missing at each stop, and a tap for everybody. */
export function rollPart(app: App): HTMLElement {
  const { words, list, query, onlyMissing } = app
  const views = app.views
  const counted = (...stands: PersonView['stands'][]) => views.filter((view) => stands.includes(view.stands)).length
  const uncalled = counted('uncalled')
  const found = views.filter((view) => isFoundBy(query, view.person) && !(onlyMissing && view.stands !== 'uncalled'))
  return element(
    'main',
    {},
    element(
      'p',
      { className: 'tally', role: 'status' },
      words.tally(counted('boarded', 'arrived', 'handed-over'), counted('absent'), uncalled),
      uncalled === 0 && element('strong', {}, ` ${words.rollComplete}`),
    ),
    element(
      'div',
      { className: 'finding' },
      element('input', {
        type: 'search',
        value: query,
        autocomplete: 'off',
        placeholder: words.find,
        aria: { label: words.find },
        data: { name: 'find' },
        oninput: (event) => app.show({ query: (event.target as HTMLInputElement).value }),
      }),
      element(
        'button',
        {
          type: 'button',
          className: 'big',
          data: { name: 'scan' },
          onclick: () => void scanDialog(app.words, (code) => app.scanned(code)),
        },
        words.scan,
      ),
    ),
    element(
      'button',
      {
        type: 'button',
        className: 'plain toggle',
        aria: { pressed: String(onlyMissing) },
        data: { name: 'only-missing' },
        onclick: () => app.show({ onlyMissing: !onlyMissing }),
      },
      `${onlyMissing ? '☑' : '☐'} ${words.onlyMissing}`,
    ),
    query.trim() !== '' &&
      element('p', { role: 'status' }, found.length === 0 ? words.nobodyFound : words.found(found.length)),
    ...(list?.trip.stops ?? []).map((stop, index) => {
      const here = found.filter(({ person }) => person.boardsAt === index)
      if (here.length === 0) return null
      const missing = views.filter(({ person, stands }) => person.boardsAt === index && stands === 'uncalled').length
      return element(
        'section',
        {},
        element(
          'h2',
          {},
          `${stop.name} ${hour(stop.at)}`,
          element('span', { className: 'quiet' }, words.missingAt(missing)),
        ),
        element('ul', {}, ...here.map((view) => personCard(app, view, callButtons(app, view)))),
      )
    }),
  )
}

function callButtons(app: App, { person, stands }: PersonView): HTMLElement[] {
  const { words } = app
  const board = element(
    'button',
    {
      type: 'button',
      className: stands === 'uncalled' ? 'big yes' : 'plain',
      data: { name: `board-${person.workerId}` },
      aria: { label: `${words.board} ${person.maskedName} ${words.seat(person.seat)}` },
      onclick: () => void app.call(person, 'boarded'),
    },
    words.board,
  )
  const miss = element(
    'button',
    {
      type: 'button',
      className: stands === 'uncalled' ? 'big no' : 'plain',
      data: { name: `miss-${person.workerId}` },
      aria: { label: `${words.miss} ${person.maskedName} ${words.seat(person.seat)}` },
      onclick: () => whyDialog(app, person),
    },
    words.miss,
  )
  if (stands === 'uncalled') return [board, miss]
  if (stands === 'boarded') return [miss]
  return stands === 'absent' ? [board] : []
}
