import type { FirmCard, FirmShare } from '../../domain/enterprises/firm-card.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Say } from './say.ts'

/** What people who went there before said, in tenths: plain, and nobody's own answer can be told from it. */
export function cardPart(card: FirmCard, say: Say): Html {
  const facts: [string, string, FirmShare | null][] = [
    [
      '说单位讲的条件、合同和第一次工资都兑现了',
      'said that terms, contract and first wage were as promised',
      card.promiseKept,
    ],
    ['第一次工资按时拿到', 'got their first wage in time', card.firstWageInTime],
    ['满90天还在那里上班', 'were still there after 90 days', card.stayed90Days],
  ]
  const known = facts.flatMap(([zh, en, share]) => (share ? [[zh, en, share] as const] : []))
  if (known.length === 0)
    return html`<p>${say('以前去这家单位的人还不多，情况还不清楚。', 'Few have gone there before: too little is known of it yet.')}</p>`
  return html`<h3>${say('以前去的人怎么说', 'What people said who went there before')}</h3>
<ul>${known.map(([zh, en, share]) => html`<li>${say(`每10个人约${tenths(share.some / share.of)}个${zh}${range(share, say)}`, `about ${tenths(share.some / share.of)} of 10 ${en}${range(share, say)}`)}</li>`)}</ul>`
}

function tenths(share: number): number {
  return Math.round(share * 10)
}

/** Few people tell little, and that is said too. */
function range({ low, high, isFew }: FirmShare, say: Say): string {
  if (!isFew) return ''
  const [from, to] = [tenths(low), tenths(high)]
  return say(`（人数不多，可能在${from}到${to}个之间）`, ` (few were asked: it may be ${from} to ${to})`)
}
