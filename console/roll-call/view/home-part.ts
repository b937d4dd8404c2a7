import type { App } from './app.ts'
import { element } from './element.ts'
import { personCard } from './person-card.ts'

/** On the way home nobody signs: each who alights is tapped, at the drop-off point that stands above them. */
export function homePart(app: App): HTMLElement {
  const { words, list } = app
  const open = app.views.filter(({ stands }) => stands !== 'handed-over' && stands !== 'absent')
  const place = element('input', {
    type: 'text',
    maxLength: 30,
    autocomplete: 'off',
    id: 'drop-off',
    placeholder: list?.trip.stops.at(-1)?.name ?? '',
    data: { name: 'drop-off' },
  })
  const where = () => (place.value.trim().length < 2 ? '' : place.value.trim())
  const cards = app.views
    .filter(({ stands }) => stands !== 'absent')
    .map((view) =>
      personCard(
        app,
        view,
        open.includes(view)
          ? [
              element(
                'button',
                {
                  type: 'button',
                  className: 'big yes',
                  data: { name: `alight-${view.person.workerId}` },
                  aria: { label: `${words.alights} ${view.person.maskedName} ${words.seat(view.person.seat)}` },
                  onclick: () => void app.alight([view.person], where()),
                },
                words.alights,
              ),
            ]
          : [],
      ),
    )
  return element(
    'main',
    {},
    element('p', {}, words.homeHow),
    element('label', { htmlFor: 'drop-off' }, words.dropOff),
    place,
    open.length === 0
      ? element('p', { className: 'large' }, `✓ ${words.allAlighted}`)
      : element(
          'button',
          {
            type: 'button',
            className: 'plain wide',
            data: { name: 'alight-all' },
            onclick: () =>
              void app.alight(
                open.map(({ person }) => person),
                where(),
              ),
          },
          words.allAlight(open.length),
        ),
    element('ul', {}, ...cards),
  )
}
