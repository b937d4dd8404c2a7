import { recruitmentEventKinds } from '../../../domain/campaigns/recruitment-event-kinds.ts'
import { cityByCode } from '../../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../../domain/kernel/places/counties.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { inBeijing } from '../../service/beijing.ts'
import type { Answer } from '../../service/call.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { Code } from './code.tsx'

interface Props {
  readonly event: Answer<'GET /v1/events/{eventId}'>
  readonly address: string
}

/** What a sheet has room for. */
const room = { firms: 16, posts: 20 }
const most = 4000

/**
 * One A4 sheet, in Chinese wherever it is printed. Wages and hours are not on it: paper cannot be put right, and the page says what
 * the firms say now.
 */
export function PosterSheet({ event, address }: Props) {
  const firms = useWholeList('GET /v1/enterprises', { query: { limit: 200 } }, { most })
  const orders = useWholeList('GET /v1/job-orders', { query: { limit: 200 } }, { most })
  const { kind, enterprises, jobOrders, share } = event
  const isPosting = kind === 'posting'
  const names = firms.items.flatMap(({ id, name }) => (enterprises.includes(id) ? [name] : []))
  const posts = orders.items.flatMap(({ id, post, cityCode }) =>
    jobOrders.includes(id) ? [`${post}（${cityByCode(cityCode)?.name ?? cityCode}）`] : [],
  )
  const place = [countyByCode(event.countyCode)?.name, event.township, event.village, isPosting ? null : event.place]
  const facts = [
    isPosting ? (['发布到', place] as const) : (['时间', [spanOf(event)]] as const),
    ...(isPosting ? [] : [['地点', place] as const]),
    ...(isPosting ? [['名额', [share ? `本地${share}个` : '先报先得']] as const] : []),
    ['企业', [listOf(names, enterprises.length, room.firms, '家企业')]] as const,
    ...(jobOrders.length > 0 ? [['岗位', [listOf(posts, jobOrders.length, room.posts, '个岗位')]] as const] : []),
  ]
  return (
    <article className="poster" lang="zh-CN">
      <Refusal error={firms.error ?? orders.error} />
      <p className="poster-kind">{recruitmentEventKinds[kind].zh}</p>
      <h1>{isPosting ? `招${event.name}` : event.name}</h1>
      <dl>
        {facts.map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said.filter(Boolean).join(' ')}</dd>
          </div>
        ))}
      </dl>
      <div className="poster-way">
        <Code of={address} label="报名二维码" />
        <div>
          <h2>扫码报名</h2>
          <ol>
            <li>用手机扫左边的码，打开报名页</li>
            <li>填姓名、身份证号、手机号</li>
            <li>看清说明，同意就打勾，点“报名”</li>
          </ol>
          <p>{withoutPhone[kind]}</p>
          <p>报名到{writtenMoment(event.until)}为止。</p>
          <p>
            <strong>不收任何费用，自愿报名。</strong>
          </p>
        </div>
      </div>
      <p className="poster-now">时间、地点、工资和岗位如有变化，以扫码打开的页面为准。</p>
    </article>
  )
}

const atDesk = '没有智能手机的，带身份证到现场登记台报名。'
const byOthers = '没有智能手机的，请家人或村干部帮忙扫码。'
const withoutPhone = {
  fair: atDesk,
  caravan: atDesk,
  'market-day': atDesk,
  'live-stream': byOthers,
  posting: byOthers,
} as const

function listOf(names: readonly string[], count: number, most: number, unit: string): string {
  const shown = names.slice(0, most).join('、')
  return count > most ? `${shown}等${count}${unit}` : shown
}

/** 2026年12月5日 09:00–15:00, with the day of its end where that is another. */
function spanOf({ from, until }: Pick<Props['event'], 'from' | 'until'>): string {
  const [begins, ends] = [writtenMoment(from), writtenMoment(until)]
  const isOneDay = begins.split(' ')[0] === ends.split(' ')[0]
  return `${begins}–${isOneDay ? ends.split(' ')[1] : ends}`
}

function writtenMoment(instant: string): string {
  const [date = '', time = ''] = inBeijing(Date.parse(instant)).split('T')
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日 ${time}`
}
