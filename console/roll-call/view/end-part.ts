import type { App } from './app.ts'
import { momentOf, saidWords } from './check-part.ts'
import { element } from './element.ts'

/** The list is gone from this phone. What nobody took stands here by seat, until it was told otherwise. */
export function endPart(app: App): HTMLElement {
  const { words, link, taps } = app
  const untold = taps.filter(({ answered }) => answered === undefined || answered.result === 'refused')
  const isOver = link?.ended === 'over'
  // Until the service takes nothing more, they go by themselves.
  const goes = link?.ended !== 'shut' && untold.every(({ answered }) => answered === undefined)
  return element(
    'main',
    {},
    element('p', { className: 'large' }, isOver ? `✓ ${words.over}` : words.linkOver),
    isOver && untold.length === 0 && element('p', {}, words.overTold),
    untold.length > 0 &&
      element(
        'p',
        { className: `banner${goes ? '' : ' bad'}`, role: 'alert' },
        goes ? words.goesBySelf(untold.length) : words.notTaken(untold.length),
      ),
    untold.length > 0 &&
      element(
        'ul',
        {},
        ...untold.map(({ tap, seat }) =>
          element(
            'li',
            { className: 'person check' },
            `${words.seat(seat)} ${saidWords(words)[tap.said]} ${momentOf(tap)}`,
          ),
        ),
      ),
    untold.length > 0 &&
      !goes &&
      element(
        'button',
        {
          type: 'button',
          className: 'big wide',
          data: { name: 'forget' },
          onclick: () => {
            if (confirm(words.sureToldByPhone)) void app.forget()
          },
        },
        words.toldByPhone,
      ),
    element('p', { className: 'quiet' }, words.help),
  )
}
