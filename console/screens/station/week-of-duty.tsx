import { Button, Space } from 'antd'
import { useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { onDuty } from '../../../domain/stations/on-duty.ts'
import { peopleOf } from '../../../domain/stations/stand-in.ts'
import { dayAfter } from '../../service/beijing-day.ts'
import { useWords } from '../../words/language.tsx'
import { dutyWords } from './duty-words.ts'
import type { Station } from './station-detail.tsx'

/** Seven days of the roster, a line for each colleague; by the service's own rule. */
export function WeekOfDuty({ station, today }: { station: Station; today: CalendarDate }) {
  const words = useWords(dutyWords)
  const [weeks, setWeeks] = useState(0)
  const days = Array.from({ length: 7 }, (_, at) => dayAfter(today, 7 * weeks + at))
  const cell = (subject: string, day: CalendarDate) => {
    if (peopleOf(station.absences, day).has(subject)) return words.absent
    const one = onDuty(station, day).find((some) => some.subject === subject)
    if (!one) return words.free
    return one.standsInFor.length > 0 ? words.standsIn : words.due
  }
  return (
    <div>
      <Space wrap style={{ marginBottom: 8 }}>
        <strong>{words.week(days[0] ?? today, days[6] ?? today)}</strong>
        <Button size="small" onClick={() => setWeeks(weeks - 1)}>
          {words.before}
        </Button>
        <Button size="small" onClick={() => setWeeks(weeks + 1)}>
          {words.after}
        </Button>
      </Space>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by the keyboard */}
      <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={words.roster}>
        <table style={{ borderCollapse: 'collapse', fontSize: 13 }}>
          <thead>
            <tr>
              <th scope="col" style={{ textAlign: 'start', paddingInlineEnd: 12 }}>
                {words.person}
              </th>
              {days.map((day) => (
                <th
                  key={day}
                  scope="col"
                  style={{ padding: '2px 8px', whiteSpace: 'nowrap', fontWeight: day === today ? 700 : 400 }}
                >
                  {day.slice(5)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {station.people.map(({ subject, name }) => (
              <tr key={subject}>
                <th scope="row" style={{ textAlign: 'start', fontWeight: 400, paddingInlineEnd: 12 }}>
                  {name}
                </th>
                {days.map((day) => (
                  <td key={day} style={{ padding: '2px 8px', textAlign: 'center', whiteSpace: 'nowrap' }}>
                    {cell(subject, day)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
