import { Button } from 'antd'
import { Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import type { TypedCampaign } from './campaign-form.tsx'
import { monthWords } from './month-words.ts'

type Shown = Answer<'GET /v1/campaign-month'>
type Line = Shown['lines'][number]

interface Props extends Pick<Shown, 'lines' | 'linesOf'> {
  readonly month: string
  readonly onRegister: ((initial: Partial<TypedCampaign>) => void) | undefined
}

/** What the national calendar and the provinces' own actions name for the month, and where that was read; a campaign is entered from it. */
export function CalendarLines({ lines, linesOf, month, onRegister }: Props) {
  const words = useWords(monthWords)
  const say = useSay()
  const isOfBefore = linesOf !== month
  return (
    <>
      <h3>{words.national}</h3>
      {isOfBefore && <p className="quiet">{words.ofBefore(linesOf)}</p>}
      <Rows<Line>
        label={words.national}
        rows={lines}
        rowKey={({ year, kind, province, fromMonth }) => `${year} ${kind} ${province} ${fromMonth}`}
        empty={words.noLines}
        columns={[
          {
            title: words.action,
            shows: ({ name, province, confirmed }) =>
              [province, say(name), confirmed ? '' : words.toCheck].filter(Boolean).join(' · '),
          },
          { title: words.days, shows: daysOf, width: 190 },
          { title: words.source, shows: ({ source }) => <span className="quiet">{source}</span>, wideOnly: true },
          ...(onRegister
            ? [
                {
                  title: words.enter,
                  width: 130,
                  shows: (line: Line) => (
                    <Button size="small" onClick={() => onRegister(typedOf(line, isOfBefore))}>
                      {words.enterThis}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function daysOf({ fromMonth, untilMonth, fromDay, untilDay }: Line): string {
  const [first, last] = [fromDay ?? fromMonth, untilDay ?? untilMonth]
  return first === last ? first : `${first} – ${last}`
}

/** Days only where the notice of this very year names them. */
function typedOf({ name, kind, fromDay, untilDay }: Line, isOfBefore: boolean): Partial<TypedCampaign> {
  const days = isOfBefore ? {} : { ...(fromDay && { from: fromDay }), ...(untilDay && { until: untilDay }) }
  return { name: name.zh, kind, ...days }
}
