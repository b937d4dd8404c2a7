import type { FirmWord } from '../../domain/enterprises/firm-answer.ts'
import { writtenMoment } from '../../domain/kernel/forms/beijing-time.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { caseKindTerms } from '../../domain/stabilisation/case-terms.ts'
import { maskedNames } from '../transport/masked-names.ts'
import type { Deps } from '../wiring/deps.ts'
import { formFields } from '../wiring/form-fields.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { toldBy } from './told-by.ts'

type Needed = Pick<Deps, 'cases' | 'placements' | 'workers' | 'vault' | 'clock'>
type CasePage = FirmPage<'case'>

/** What one of its people says, who agreed to it that the firm is told; the name masked, and nothing of what was typed. */
export async function casePage(page: CasePage, filled: Filled | null, _: Looking, deps: Needed): Promise<ShownPage> {
  const { say, enterprise, subject } = page
  const title = say('员工事项答复', 'One of your people')
  const one = await deps.cases.get(subject.caseId)
  const placement = one?.placementId ? await deps.placements.byId(one.placementId) : null
  if (!one?.firmAsked || !placement)
    return { title, content: html`<p>${say('这件事项不用再答复了。', 'There is nothing to answer any more.')}</p>` }
  const why = openingSentences('show-leavers', { enterpriseId: enterprise.id }).en
  const name = (await maskedNames([placement], why, deps)).get(placement.workerId) ?? ''
  const kind = caseKindTerms[one.kind]
  const rows: [string, string][] = [
    [say('员工', 'Who'), `${name} · ${placement.promise.post}`],
    [say('事项', 'About'), say(kind.zh, kind.en)],
    ...wageRows(page, one),
  ]
  return {
    title,
    content: html`<dl>${rows.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>
<p>${say('以上是员工本人的说法，本人同意告知贵单位。请不要因此对员工作不利处理。', 'This is what the person says, who agreed to your being told. Nothing may be held against them for it.')}</p>
${one.firmAnswer ? html`<p class="said" role="status">${whatWasSaid(page, one.firmAnswer)}</p>` : null}
${one.state === 'settled' ? html`<p>${say('这件事项已经办结，不用再答复。', 'It is settled: nothing is to be answered any more.')}</p>` : answerPart(page, one, filled, deps)}`,
  }
}

function wageRows({ say }: CasePage, { firstWage }: Case): [string, string][] {
  if (!firstWage) return []
  const { promised, paid, missing, dueOn } = firstWage
  const sum = (money: typeof promised) => say(`${inYuan(money)}元`, `${inYuan(money)} yuan`)
  return [
    [say('按承诺第一次工资应为', 'First wage as promised'), sum(promised)],
    [say('本人说实收', 'Paid, as the person says'), paid ? sum(paid) : say('没有收到', 'nothing')],
    ...(missing.minorUnits > 0 ? ([[say('相差', 'Missing'), sum(missing)]] satisfies [string, string][]) : []),
    [say('应在这天前发放', 'Due on'), dueOn],
  ]
}

function whatWasSaid(page: CasePage, word: FirmWord): string {
  const { say } = page
  const who = toldBy(page, word.at, word.saidBy)
  if (word.says === 'disputes') return say(`已答复有异议：${who}。`, `You said that it is not so: ${who}.`)
  const sum = word.amount ? say(`（${inYuan(word.amount)}元）`, ` (${inYuan(word.amount)} yuan)`) : ''
  return word.says === 'promises'
    ? say(`已答复${word.until}前解决${sum}：${who}。`, `You promised to put it right by ${word.until}${sum}: ${who}.`)
    : say(`已答复${word.on}已解决${sum}：${who}。`, `You said that it was put right on ${word.on}${sum}: ${who}.`)
}

function answerPart({ say, address }: CasePage, one: Case, filled: Filled | null, { clock }: Needed): Html {
  const now = clock.now()
  const fields = formFields(filled, { on: dateInShanghai(now) })
  const isAbout = (what: string) => (filled?.typed['do'] === what ? html` open` : null)
  const isPay = one.kind === 'wages'
  const until = one.firmAsked && one.firmAsked.until > now ? writtenMoment(one.firmAsked.until) : null
  const amount = isPay
    ? fields.input('amount', say('金额（元，可以不填）', 'Amount in yuan (may be left out)'), {
        type: 'number',
        step: '0.01',
      })
    : null
  return html`${until === null ? null : html`<p>${say(`请在${until}前答复。`, `Answer by ${until} (Beijing time).`)}</p>`}
<form method="post" action="${address}/case">
${fields.input('name', say('答复人姓名', 'Your name'), { longest: 40 })}
${fields.input('role', say('职务', 'Your position'), { longest: 40 })}
${amount}
${fields.input('until', isPay ? say('我们在这天或之前补发', 'We pay by the end of') : say('我们在这天或之前解决', 'We put it right by the end of'), { type: 'date' })}
<button name="do" value="promises">${say('承诺解决', 'Promise it')}</button>
<details${isAbout('has-done')}><summary>${say('已经解决了', 'It is put right already')}</summary>
${fields.input('on', isPay ? say('哪天补发的', 'On which day it was paid') : say('哪天解决的', 'On which day'), { type: 'date' })}
<button name="do" value="has-done">${say('报已解决', 'Say so')}</button>
</details>
<details${isAbout('disputes')}><summary>${say('有异议', 'It is not so')}</summary>
${fields.text('why', say('理由（只给处理这件事的工作人员看）', 'Why (only colleagues who look after it read this)'), 500)}
<button name="do" value="disputes">${say('提出异议', 'Say that it is not so')}</button>
</details>
</form>`
}
