import type { FirmWord } from '../../domain/enterprises/firm-answer.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { keptUntil } from '../../domain/stabilisation/case.ts'
import { caseKindTerms } from '../../domain/stabilisation/case-terms.ts'
import { type Html, html } from '../wiring/html.ts'
import { type Say, sayDay } from './say.ts'
import type { TripPageView } from './trip-page-view.ts'

/** What the enterprise says to what they told us, while nobody has settled it. */
export function firmWordPart({ firmWords, readAt }: TripPageView, say: Say): Html | null {
  if (firmWords.length === 0) return null
  return html`<section>
<h2>${say('单位的答复', 'What your employer says')}</h2>
<ul>${firmWords.map(({ kind, word }) => {
    const { zh, en } = caseKindTerms[kind]
    return html`<li>${say(`${zh}：`, `About ${en}: `)}${toldOf(word, readAt, say)}</li>`
  })}</ul>
<p>${say('和事实不符，或者到时没有兑现，请按下面的“我要帮助”，或者打服务站电话。', 'If that is not so, or not by its day, ask for help below or call the station.')}</p>
</section>`
}

function toldOf(word: FirmWord, now: Instant, say: Say): string {
  if (word.says === 'disputes')
    return say('单位有不同的说法，工作人员会和您核对。', 'it says otherwise; a colleague will talk with you.')
  const sum = word.amount ? say(`，金额${inYuan(word.amount)}元`, `, ${inYuan(word.amount)} yuan`) : ''
  if (word.says === 'has-done') {
    const day = sayDay(word.on, say)
    return say(`单位说${day}已经解决${sum}。`, `it says that it was put right on ${day}${sum}.`)
  }
  const day = sayDay(word.until, say)
  return now <= keptUntil(word)
    ? say(`单位答应最晚${day}解决${sum}。`, `it promises to put it right by ${day}${sum}.`)
    : say(
        `单位答应最晚${day}解决${sum}，这一天已经过了。`,
        `it promised to put it right by ${day}${sum}; that day is over.`,
      )
}
