import type { App, Part } from './app.ts'
import { checkPart, toCheck } from './check-part.ts'
import { element } from './element.ts'
import { endPart } from './end-part.ts'
import { gatePart } from './gate-part.ts'
import { footPart, headPart } from './head-part.ts'
import { homePart } from './home-part.ts'
import { moment } from './moment.ts'
import { rollPart } from './roll-part.ts'

/** Shows all of it anew; who was typing or stood on a button stays there, and what was said to be wrong stays said. */
export function showPage(app: App, place: HTMLElement): void {
  const { words, language } = app
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = `${words.title} · ${language === 'zh' ? '直达' : 'Zhida'}`
  const focused = document.activeElement
  const name = focused instanceof HTMLElement ? focused.dataset['name'] : undefined
  const caret = focused instanceof HTMLInputElement ? focused.selectionStart : null
  const typed = new Map([...place.querySelectorAll('input')].map((input) => [input.dataset['name'], input.value]))
  const wrong = [...place.querySelectorAll('.problem')].map(({ id, textContent }) => [id, textContent] as const)
  place.replaceChildren(...contentOf(app))
  for (const input of place.querySelectorAll('input')) input.value = typed.get(input.dataset['name']) ?? input.value
  for (const [id, text] of wrong) {
    const again = id === '' ? null : document.getElementById(id)
    if (again) again.textContent = text
  }
  if (name === undefined) return
  const again = place.querySelector<HTMLElement>(`[data-name="${CSS.escape(name)}"]`)
  again?.focus({ preventScroll: true })
  if (again instanceof HTMLInputElement && caret !== null) again.setSelectionRange(caret, caret)
}

function contentOf(app: App): HTMLElement[] {
  const { words, link, list, language } = app
  const head = headPart(app)
  if (!link)
    return [
      head,
      element('main', {}, element('p', { className: 'large' }, words.noLink), element('p', {}, words.noLinkMore)),
    ]
  if (link.ended) return [head, endPart(app)]
  if (!list)
    return [
      head,
      element(
        'main',
        {},
        element('p', { className: 'large' }, app.isReachable ? words.loading : words.firstNeedsNetwork),
      ),
    ]
  if (list.stage === 'early')
    return [
      head,
      element('main', {}, element('p', { className: 'large' }, words.early(moment(list.listedFrom, language)))),
    ]
  const shown = { roll: rollPart, gate: list.trip.returns === 'homeward' ? homePart : gatePart, check: checkPart }[
    app.part
  ](app)
  return [head, partsNav(app), shown, footPart(app), noticePart(app)]
}

function partsNav(app: App): HTMLElement {
  const { words, list } = app
  const parts: Part[] = list?.trip.endsAtPlant ? ['roll', 'gate', 'check'] : ['roll', 'check']
  const count = toCheck(app).length
  return element(
    'nav',
    { aria: { label: words.parts } },
    ...parts.map((part) =>
      element(
        'button',
        {
          type: 'button',
          data: { name: `part-${part}` },
          ...(app.part === part && { aria: { current: 'page' } }),
          onclick: () => app.show({ part }),
        },
        part === 'gate' && list?.trip.returns === 'homeward' ? words.atHome : words[part],
        part === 'check' && count > 0 && element('span', { className: 'count' }, String(count)),
      ),
    ),
  )
}

/** What was done last, and what takes it back as long as nobody was told. */
function noticePart(app: App): HTMLElement {
  const { notice, words } = app
  const bar = element('div', { className: 'notice', role: 'status' })
  if (!notice) return bar
  const { undo } = notice
  const canUndo = undo !== null && app.taps.some(({ id, state }) => id === undo && state === 'held')
  bar.append(
    element('span', {}, notice.text),
    ...(canUndo
      ? [element('button', { type: 'button', data: { name: 'undo' }, onclick: () => void app.undo(undo) }, words.undo)]
      : []),
  )
  return bar
}
