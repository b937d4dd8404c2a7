import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Grid, Skeleton, Space, Tag } from 'antd'
import { Link } from 'react-router'
import { recruitmentEventKinds } from '../../../domain/campaigns/recruitment-event-kinds.ts'
import { CountyChoice } from '../../parts/county-choice.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { inBeijing } from '../../service/beijing.ts'
import { beijingDay } from '../../service/beijing-day.ts'
import type { Answer } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { CalendarLines } from './calendar-lines.tsx'
import type { TypedCampaign } from './campaign-form.tsx'
import { type EventOfDay, linesOfDay, type MonthDay, monthAfter, monthDays, weeksOf } from './month-days.ts'
import { monthWords } from './month-words.ts'
import './month.css'

/** Lines that a cell has room for. */
const roomOfDay = 3

interface Props {
  /** Enters a campaign as a line of the national calendar names it; undefined: the reader enters none. */
  readonly onRegister: ((initial: Partial<TypedCampaign>) => void) | undefined
}

/** The month “10+N”: campaigns, recruitment events and posts told to villages; on a phone as a list. The month stands in the address. */
export function Month({ onRegister }: Props) {
  const words = useWords(monthWords)
  const { lg = false } = Grid.useBreakpoint()
  const { get, put } = useAddress()
  const today = beijingDay(Date.now() + useAhead())
  const month = /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(get('month') ?? '') ? (get('month') ?? '') : today.slice(0, 7)
  const county = get('county')
  const query = { month, ...(county !== undefined && { county }) }
  const found = useAnswer('GET /v1/campaign-month', { query }, { every: liveEvery.lists })
  const shown = found.data
  const show = (wished: string | undefined) => put({ month: wished, day: undefined })
  const days = shown ? monthDays(month, shown.events, lg ? 'held' : 'begun') : []
  const chosen = days.find(({ date }) => date === get('day'))
  const name = useMonthName()(month)
  return (
    <section aria-label={words.calendar}>
      <div className="filters">
        <Button icon={<LeftOutlined />} onClick={() => show(monthAfter(month, -1))}>
          {words.before}
        </Button>
        <h2 className="month-name" aria-live="polite">
          {name}
        </h2>
        <Button icon={<RightOutlined />} iconPlacement="end" onClick={() => show(monthAfter(month, 1))}>
          {words.after}
        </Button>
        {!today.startsWith(month) && <Button onClick={() => show(undefined)}>{words.thisMonth}</Button>}
        <CountyChoice
          label={words.county}
          placeholder={words.allCounties}
          value={county}
          onChange={(code) => put({ county: code })}
        />
      </div>
      <Refusal error={found.error} />
      {!shown && !found.error && <Skeleton active />}
      {shown && shown.month === month && (
        <>
          <Campaigns campaigns={shown.campaigns} />
          {!shown.complete && <p role="status">{words.incomplete}</p>}
          {shown.events.length === 0 && <p className="quiet">{words.noEvents}</p>}
          {lg ? (
            <Weeks days={days} today={today} name={name} onDay={(day) => put({ day })} />
          ) : (
            <DayList days={days.filter(({ events }) => events.length > 0)} />
          )}
          {lg && chosen && <DayList days={[chosen]} />}
          <CalendarLines lines={shown.lines} linesOf={shown.linesOf} month={month} onRegister={onRegister} />
        </>
      )}
    </section>
  )
}

type Shown = Answer<'GET /v1/campaign-month'>

function Campaigns({ campaigns }: Pick<Shown, 'campaigns'>) {
  const words = useWords(monthWords)
  if (campaigns.length === 0) return <p className="quiet">{words.noCampaigns}</p>
  return (
    <ul className="month-campaigns" aria-label={words.campaigns}>
      {campaigns.map(({ campaignId, name, from, until, cancelled }) => (
        <li key={campaignId}>
          <Link to={`/campaigns?campaign=${campaignId}`}>{name}</Link>{' '}
          <span className="quiet">
            {from} – {until}
          </span>{' '}
          {cancelled && <Tag>{words.calledOff}</Tag>}
        </li>
      ))}
    </ul>
  )
}

interface WeeksProps {
  readonly days: readonly MonthDay[]
  readonly today: string
  readonly name: string
  readonly onDay: (date: string) => void
}

function Weeks({ days, today, name, onDay }: WeeksProps) {
  const words = useWords(monthWords)
  return (
    <table className="month">
      <caption>{words.caption(name)}</caption>
      <thead>
        <tr>
          {words.weekdays.split(' ').map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {week.map((day, at) =>
              day ? (
                <td key={day.date} {...(day.date === today && { className: 'month-today', 'aria-current': 'date' })}>
                  <Cell day={day} onDay={onDay} />
                </td>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a weekday of another month has its place alone
                <td key={at} className="month-other" />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ day: { date, events }, onDay }: { day: MonthDay; onDay: (date: string) => void }) {
  const words = useWords(monthWords)
  const lines = linesOfDay(events)
  const shown = lines.slice(0, roomOfDay)
  const left = lines.length - shown.length
  return (
    <>
      <time dateTime={date}>{Number(date.slice(8))}</time>
      {shown.map(({ event, places }) => (
        <EventLine key={event.eventId} event={event} places={places} />
      ))}
      {left > 0 && (
        <Button type="link" size="small" className="month-more" onClick={() => onDay(date)}>
          {words.moreOfDay(left)}
        </Button>
      )}
    </>
  )
}

function EventLine({ event, places }: { event: EventOfDay; places: number }) {
  const words = useWords(monthWords)
  const say = useSay()
  const { campaignId, eventId, kind, name, cancelled } = event
  const title = [say(recruitmentEventKinds[kind]), name, places > 1 ? words.places(places) : ''].filter(Boolean)
  return (
    <Link className={cancelled ? 'month-off' : undefined} to={`/campaigns?campaign=${campaignId}&event=${eventId}`}>
      {title.join(' · ')}
      {cancelled && words.off}
    </Link>
  )
}

function DayList({ days }: { days: readonly MonthDay[] }) {
  const dayName = useDayName()
  return (
    <>
      {days.map(({ date, events }) => (
        <section key={date} aria-label={date} className="month-day">
          <h3>
            <time dateTime={date}>{dayName(date)}</time>
          </h3>
          <ul>
            {events.map((event) => (
              <li key={event.eventId}>
                <Space size={4} wrap>
                  <EventLine event={event} places={1} />
                  <span className="quiet">
                    {spanOf(event)} <Place code={event.countyCode} />{' '}
                    {[event.township, event.village, event.kind === 'posting' ? null : event.place]
                      .filter(Boolean)
                      .join(' ')}
                  </span>
                </Space>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** 12-18 09:00 – 16:00, with the day of its end where that is another. */
function spanOf({ from, until }: EventOfDay): string {
  const [begins, ends] = [inBeijing(Date.parse(from)), inBeijing(Date.parse(until))]
  const written = (moment: string) => `${moment.slice(5, 10)} ${moment.slice(11)}`
  return `${written(begins)} – ${begins.slice(0, 10) === ends.slice(0, 10) ? ends.slice(11) : written(ends)}`
}

const tag = { zh: 'zh-CN', en: 'en-GB' } as const

function useMonthName() {
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(tag[language], { timeZone: 'UTC', year: 'numeric', month: 'long' })
  return (month: string) => format.format(new Date(`${month}-01T00:00:00Z`))
}

function useDayName() {
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(tag[language], {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  })
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`))
}
