import { confirmedPlaces, type HeadcountRequestIn } from '../../domain/enterprises/headcount.ts'
import { writtenMoment } from '../../domain/kernel/forms/beijing-time.ts'
import type { Deps } from '../wiring/deps.ts'
import { formFields } from '../wiring/form-fields.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { sendAgainPart, wasCutOff } from './sending-again.ts'
import { toldBy } from './told-by.ts'

/** The question how many the enterprise will really take, or the answer that stands. */
export async function headcountPage(
  page: FirmPage<'headcount'>,
  filled: Filled | null,
  _: Looking,
  { headcounts, jobOrders, clock }: Pick<Deps, 'headcounts' | 'jobOrders' | 'clock'>,
): Promise<ShownPage> {
  const { say, subject } = page
  const { batchId, jobOrderId } = subject
  const [kept, order] = await Promise.all([headcounts.get(batchId, jobOrderId), jobOrders.get(jobOrderId)])
  if (!kept || !order) throw new Error(`the question of ${page.link.id} is gone`)
  const { request } = kept
  const facts: [string, string][] = [
    [say('岗位', 'Post'), order.post],
    [say('地点', 'Site'), order.site],
    [say('到岗日期', 'Start'), order.startDate],
    [say('询问人数', 'Asked for'), say(`${request.asked}人`, `${request.asked} people`)],
  ]
  const isOpen = request.state === 'open' && clock.now() <= request.answerUntil
  return {
    title: say('实际接收人数', 'How many will you take?'),
    content: html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${
  isOpen
    ? answerPart(page, request, filled)
    : html`<p class="said" role="status">${
        request.state === 'answered'
          ? standingAnswer(page, request)
          : say(
              '这次询问已经结束，没有收到答复，名额已释放，不会有人前往。',
              'The question is closed without an answer. The places are free, and nobody will come.',
            )
      }</p>
${request.state === 'answered' && wasCutOff(page, request.saidBy) ? answerAgainPart(page, request) : null}`
}`,
  }
}

function answerAgainPart(page: FirmPage<'headcount'>, { answer, saidBy }: HeadcountRequestIn<'answered'>): Html {
  return sendAgainPart(page, `${page.address}/headcount`, { ...answer, name: saidBy?.name })
}

function answerPart(
  { say, address }: FirmPage<'headcount'>,
  request: HeadcountRequestIn<'open'>,
  filled: Filled | null,
): Html {
  const fields = formFields(filled)
  const { asked } = request
  const until = writtenMoment(request.answerUntil)
  return html`<p>${say(
    `请在${until}前答复。没有确认的名额不会安排人员前往。`,
    `Answer by ${until} (Beijing time). Nobody travels on a place that was not confirmed.`,
  )}</p>
<form method="post" action="${address}/headcount">
${fields.choice('answer', say('贵单位能接收', 'You will take'), [
  ['full', say(`全部${asked}人`, `all ${asked}`)],
  ['partial', say('一部分（填人数）', 'some of them (say how many)')],
  ['other-date', say('改日期（填人数和日期）', 'on another date (say how many and when)')],
  ['declined', say('这次不要（写理由）', 'nobody this time (say why)')],
])}
${fields.input('confirmed', say('人数', 'How many'), { type: 'number' })}
${fields.input('startDate', say('另定的到岗日期', 'The other date'), { type: 'date' })}
${fields.input('why', say('不要的理由', 'Why nobody'), { longest: 300 })}
${fields.input('name', say('答复人姓名', 'Your name'), { longest: 40 })}
<button>${say('提交', 'Send')}</button>
</form>`
}

function standingAnswer(page: FirmPage<'headcount'>, request: HeadcountRequestIn<'answered'>): string {
  const { say } = page
  const { answer, answeredAt, saidBy, asked } = request
  const who = toldBy(page, answeredAt, saidBy)
  const places = confirmedPlaces(request)
  const date = answer.answer === 'other-date' ? say(`，${answer.startDate}到岗`, ` from ${answer.startDate}`) : ''
  const why = answer.answer === 'declined' ? say(`，理由：${answer.why}`, `, because: ${answer.why}`) : ''
  return say(
    `已答复接收${places}人（询问${asked}人）${date}${why}。${who}。要改请联系就业服务专员。`,
    `Answered: ${places} of ${asked}${date}${why}. ${who}. To change it, call your specialist.`,
  )
}
