import { inYuan, type Money } from '../../domain/kernel/money.ts'
import type { AmountRange } from '../../domain/subsidies/amount-of-policy.ts'
import type { RideChoice } from '../../domain/subsidies/ride-choice.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Say } from './say.ts'

/** Subsidies that depend on how they travel, and about what a journey of their own costs; null: not known. */
export interface RideChoices {
  readonly choices: readonly RideChoice[]
  readonly fare: Money | null
}

/** Both ways side by side, with what each brings and costs, before anybody has to decide. None of them is the better one. */
export function rideChoicePart({ choices, fare }: RideChoices, say: Say): Html | null {
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
<p>${say('想自己前往的，请打家乡的电话说“我自己去，保留岗位”。不要按“退出这次安排”，那样岗位也会空出来。能不能领，以当地审核为准。', 'To travel on your own, telephone the office at home and say: “I travel on my own and keep the post.” Do not press “Withdraw from this journey”: that frees the post too. Whether it is paid is for the office to check.')}</p>
</section>`
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
