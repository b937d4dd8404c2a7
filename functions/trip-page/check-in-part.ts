import { inYuan } from '../../domain/kernel/money.ts'
import type { Language } from '../../domain/kernel/words.ts'
import type { CheckInKind } from '../../domain/notices/question.ts'
import { replyTerms } from '../../domain/notices/reply-terms.ts'
import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import { type Html, html } from '../wiring/html.ts'
import { buttons } from './buttons.ts'
import { type Say, sayIn } from './say.ts'
import type { TripPageView } from './trip-page-view.ts'

type Choices = readonly [string, string][]

/** What is asked these days, or was answered and can still be put right. */
export function checkInPart({ checkIn, address }: TripPageView, language: Language): Html | null {
  if (!checkIn) return null
  const say = sayIn(language)
  const title = titleOf(checkIn, say)
  const stands = checkIn.state === 'answered' ? standing(checkIn, say) : null
  const form =
    checkIn.kind === 'wage'
      ? html`${wageForm(address, language, say)}${buttons(address, 'answer', 'answer', language, choicesOf(checkIn, say))}`
      : buttons(address, 'answer', 'answer', language, choicesOf(checkIn, say))
  return html`<section>
<h2>${title}</h2>
${stands && html`<p>${stands}</p>`}
${form}
</section>
${contractPart(checkIn, address, language)}`
}

function titleOf({ day, kind }: CheckIn, say: Say): string {
  if (kind)
    return {
      contract: say(
        `到岗满${day}天了，书面劳动合同签了吗？`,
        `${day} days at work: have you signed a written contract?`,
      ),
      wage: say(`到岗满${day}天了，第一次工资发了吗？`, `${day} days at work: was your first wage paid?`),
      later: say(
        `到岗满${day}天了，还在上班、工资都按说好的发了吗？`,
        `${day} days at work: are you still there, and were all wages paid as promised?`,
      ),
    }[kind]
  return day === 1
    ? say('工作地点、工资、工时、食宿和说好的一样吗？', 'Are place, wage, hours, meals and lodging as promised?')
    : say(`到岗满${day}天了，一切都好吗？`, `${day} days at work: is all well?`)
}

/** What stands, and that it may be put right. */
function standing({ answer, wage }: CheckIn & { readonly state: 'answered' }, say: Say): string {
  const { zh, en } = replyTerms[answer]
  const paid = wage?.paid ?? null
  const amount = paid ? say(`，实发${inYuan(paid)}元`, `, ${inYuan(paid)} yuan`) : ''
  return say(
    `您的答复：${zh}${amount}。填错了或者情况变了，可以在这里改。`,
    `Your answer: ${en}${amount}. If it was wrong, or things have changed, put it right here.`,
  )
}

function wageForm(address: string, language: Language, say: Say): Html {
  return html`<form method="post" action="${address}/answer?lang=${language}">
<label>${say('实际收到多少元', 'Yuan that arrived')} <input name="amount" inputmode="decimal" maxlength="40" autocomplete="off" required></label>
<label><input type="checkbox" name="late" value="true"> ${say('比说好的日子晚发', 'It came after the promised day')}</label>
<button name="answer" value="paid">${say('发了', 'It was paid')}</button></form>`
}

function choicesOf({ day, kind, state }: CheckIn, say: Say): Choices {
  const leaving: Choices =
    state === 'answered'
      ? []
      : [
          ['needs-help', say('需要帮助', 'I need help')],
          ['has-left', say('已经离开', 'I have left')],
        ]
  const choices: Record<CheckInKind, Choices> = {
    contract: [['signed', say('签了', 'Signed')], ['not-signed', say('没签', 'Not signed')], ...leaving],
    wage: [['unpaid', say('没发', 'Not paid')], ['not-due', say('没到发薪日', 'Pay day has not come')], ...leaving],
    later: [['fine', say('都好', 'All is well')], ['wages-wrong', say('工资不对', 'The wages are wrong')], ...leaving],
  }
  if (kind) return choices[kind]
  return day === 1
    ? [
        ['as-promised', say('一样', 'As promised')],
        ['not-as-promised', say('不一样', 'Not as promised')],
      ]
    : [['fine', say('一切都好', 'All is well')], ...leaving]
}

/** Beside the wage, from who has not said yet that there is a contract. */
function contractPart(checkIn: CheckIn, address: string, language: Language): Html | null {
  if (!checkIn.asksContract) return null
  const say = sayIn(language)
  const { contract } = checkIn
  const { zh, en } = contract ? replyTerms[contract] : { zh: '', en: '' }
  return html`<section>
<h2>${say('书面劳动合同签了吗？', 'Have you signed a written contract?')}</h2>
${contract === undefined ? null : html`<p>${say(`您的答复：${zh}。`, `Your answer: ${en}.`)}</p>`}
${buttons(address, 'answer', 'answer', language, [
  ['signed', say('签了', 'Signed')],
  ['not-signed', say('没签', 'Not signed')],
])}
</section>`
}
