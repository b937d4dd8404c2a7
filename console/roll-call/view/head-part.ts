import type { App } from './app.ts'
import { element } from './element.ts'
import { moment } from './moment.ts'

const hourLong = 3_600_000
/** Hours after which somebody should look for a network, or a telephone. */
const longUnsent = 3
/** Minutes by which a phone's clock is off before it is worth a word. */
const clockOff = 2
const minutesOfDay = 24 * 60

export function headPart(app: App): HTMLElement {
  const { words, list, link, language, unsent } = app
  const other = language === 'zh' ? 'en' : 'zh'
  const trip = list?.trip
  const [first, last] = [trip?.stops[0], trip?.stops.at(-1)]
  return element(
    'header',
    {},
    element(
      'div',
      { className: 'top' },
      element('h1', {}, words.title),
      element(
        'button',
        {
          type: 'button',
          className: 'plain',
          lang: other === 'zh' ? 'zh-CN' : 'en',
          data: { name: 'language' },
          onclick: () => app.speak(other),
        },
        words.otherLanguage,
      ),
    ),
    first && last && element('p', { className: 'route' }, `${first.name} → ${last.name}`),
    first &&
      element(
        'p',
        { className: 'quiet' },
        [moment(first.at, language), trip?.service, trip?.plate].filter(Boolean).join(' · '),
      ),
    link && !link.ended && sendingLine(app),
    link && unsent.length > 0 && longUnsentBanner(app),
    link && !link.ended && clockBanner(app),
    list &&
      element(
        'p',
        { className: 'quiet small' },
        `${app.isTakenAlong ? `✓ ${words.readyOffline}` : words.notReadyOffline} · ${words.thisPhone(link?.phone ?? '')}`,
      ),
  )
}

function sendingLine(app: App): HTMLElement {
  const { words, unsent, isReachable } = app
  const text = `${isReachable ? words.online : words.offline} · ${unsent.length === 0 ? words.allSent : words.unsent(unsent.length)}`
  const isWaiting = unsent.length > 0
  return element(
    'p',
    { className: `sending${isWaiting ? ' waits' : ''}` },
    element('span', { role: 'status' }, `${isReachable ? '●' : '○'} ${text}`),
    element(
      'button',
      {
        type: 'button',
        className: 'plain',
        data: { name: 'send' },
        onclick: () => void app.exchange({ list: true, atOnce: true }),
      },
      isWaiting ? words.send : words.refresh,
    ),
  )
}

function longUnsentBanner({ words, unsent }: App): HTMLElement | null {
  const hours = (Date.now() - Date.parse(unsent[0]?.tap.at ?? '')) / hourLong
  if (!(hours >= longUnsent)) return null
  return element('p', { className: 'banner bad', role: 'alert' }, words.unsentLong(unsent.length, Math.floor(hours)))
}

function clockBanner({ words, link }: App): HTMLElement | null {
  const minutes = Math.round((link?.ahead ?? 0) / 60_000)
  const days = Math.round(Math.abs(minutes) / minutesOfDay)
  if (Math.abs(minutes) < clockOff) return null
  const said = days > 0 ? words.clockDays(days) : minutes < 0 ? words.clockFast(-minutes) : words.clockSlow(minutes)
  return element('p', { className: 'banner' }, said)
}

/** What an escort seldom needs, below all else. */
export function footPart({ words, list, language }: App): HTMLElement {
  return element(
    'footer',
    { className: 'quiet small' },
    ...(list
      ? [words.updated(moment(list.now, language)), words.validUntil(moment(list.validUntil, language)), words.help]
      : []
    ).map((line) => element('p', {}, line)),
  )
}
