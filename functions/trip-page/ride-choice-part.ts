import { inYuan, type Money } from '../../domain/kernel/money.ts'
import type { AmountRange } from '../../domain/subsidies/amount-of-policy.ts'
import type { RideChoice } from '../../domain/subsidies/ride-choice.ts'
import type { OwnChoiceStanding } from '../../domain/transport/journeys/own-choice-standing.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Say } from './say.ts'

/** Subsidies that depend on how they travel, and about what a journey of their own costs; null: not known. */
export interface RideChoices {
  readonly choices: readonly RideChoice[]
  readonly fare: Money | null
}

/** Both ways side by side, with what each brings and costs, before anybody has to decide. None of them is the better one. */
export function rideChoicePart(
  { choices, fare }: RideChoices,
  standing: OwnChoiceStanding,
  buttonsOf: (choices: readonly (readonly [string, string])[]) => Html,
  say: Say,
): Html | null {
  if (choices.length === 0) return null
  const price = fare
    ? say(`车票自己付，大约${inYuan(fare)}元`, `you pay the ticket yourself, about ${inYuan(fare)} yuan`)
    : say('车票自己付', 'you pay the ticket yourself')
  return html`<section>
<h2>${say('坐我们的车，还是自己前往', 'Ride with us, or travel on your own')}</h2>
<p>${say('家乡有一项补助和怎么去有关。两种都可以，由您定，对岗位没有任何影响。', 'A subsidy at home depends on how you travel. Both are fine and you decide; neither has a consequence for the post.')}</p>
${choices.map(
  (one) => html`<h3>${say(one.name.zh, one.name.en)}</h3>
<dl><dt>${say('坐我们的车', 'Ride with us')}</dt><dd>${say(`车费由我们付；这项补助${sum(one.organised, say)}`, `we pay the fare; of the subsidy ${sum(one.organised, say)}`)}</dd>
<dt>${say('自己前往', 'On your own')}</dt><dd>${price}${say('；这项补助', '; of the subsidy ')}${sum(one.own, say)}${say('', ' ')}${conditions(one, say)}</dd></dl>`,
)}
${howToChoose(standing, buttonsOf, say)}
<p>${say('能不能领，以当地审核为准。', 'Whether it is paid is for the office to check.')}</p>
</section>`
}

/** What can be done now: nothing is offered that would be refused. */
function howToChoose(
  standing: OwnChoiceStanding,
  buttonsOf: (choices: readonly (readonly [string, string])[]) => Html,
  say: Say,
): Html | null {
  const notThat = say(
    '不要按“退出这次安排”，那样岗位也会空出来。',
    'Do not press “Withdraw from this journey”: that frees the post too.',
  )
  switch (standing) {
    case 'may':
      return html`<details><summary>${say('我自己去，保留岗位', 'I travel on my own and keep the post')}</summary>
<p>${say('座位就退了，给别人坐；岗位给您留着。车票自己买、自己付，请留好，按时到岗。补助的条件还是那些，不保证一定能领。想再坐我们的车，要看还有没有座位。', 'Your seat is freed for somebody else and the post is kept. You buy and pay the ticket, keep it, and come in time. The subsidy still has its conditions and is not certain. To ride with us after all there has to be a seat left.')}</p>
${buttonsOf([['seat', say('确定，我自己去', 'Yes, I travel on my own')]])}
</details>
<p>${say('也可以打家乡的电话说“我自己去，保留岗位”，发车前2小时以前都可以。', 'Or telephone the office at home and say: “I travel on my own and keep the post”, until 2 hours before departure.')}${notThat}</p>`
    case 'not-yet':
      return html`<p>${say('行程订好、收到行程短信后，可以在这里选自己前往、保留岗位。', 'Once your journey is booked and you were told of it by text, you can choose here to travel on your own and keep the post.')}${notThat}</p>`
    case 'chosen':
      return html`<p>${say('您选了自己前往：座位已退，岗位保留，车票自己买、自己付。', 'You chose to travel on your own: the seat is free, the post is kept, you buy and pay the ticket.')}</p>`
    case 'too-late':
      return html`<p>${say('快发车了，不能再改为自己前往。', 'It leaves soon: too late to change to travelling on your own.')}</p>`
    case 'none':
      return null
  }
}

function sum({ least, most }: AmountRange, say: Say): string {
  const [from, to] = [inYuan(least), inYuan(most)]
  if (from === to) return say(`${to}元`, `${to} yuan`)
  return from === 0 ? say(`最多${to}元`, `at most ${to} yuan`) : say(`${from}至${to}元`, `${from} to ${to} yuan`)
}

function conditions({ groups, months, byTicket }: RideChoice, say: Say): string {
  const asked = [
    ...(groups ? [say(`只限${groups.zh}`, `only for ${groups.en}`)] : []),
    ...(months ? [say(`要务工满${months}个月`, `after ${months} months at work`)] : []),
    ...(byTicket ? [say('要留好车票', 'with the ticket, which you keep')] : []),
  ]
  return asked.length === 0 ? '' : say(`（${asked.join('，')}）`, `(${asked.join(', ')})`)
}
