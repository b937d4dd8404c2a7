import { PrinterOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { provinceName } from '../../parts/province-name.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { listed } from '../../words/listed.ts'
import './door-to-door.css'
import { surveysWords } from './surveys-words.ts'
import { willingnessWords } from './willingness-words.ts'

type Person = ItemOf<'GET /v1/surveys/people-to-ask'>
interface Page {
  readonly items: readonly Person[]
  readonly next?: string | null
}
interface Props {
  /** What stands over the paper. */
  readonly title: string
  /** The county, or the sheet. */
  readonly of: string
  readonly today: string
  /** Names whole, for the reason; a page of the list. */
  readonly read: (why: string, cursor: string | null) => Promise<Page>
}

/** As many as a village cadre goes to; a longer list is printed by township. */
const mostPrinted = 3000

/** The list for who goes from door to door, on A4, a village a page: names whole, for a reason that stays on record. */
export function DoorToDoor({ title, of, today, read }: Props) {
  const words = useWords(surveysWords)
  const [why, setWhy] = useState('')
  const [people, setPeople] = useState<readonly Person[]>()
  const [isReading, setReading] = useState(false)
  const [error, setError] = useState<Error>()
  const print = async () => {
    setReading(true)
    setError(undefined)
    try {
      const found: Person[] = []
      let cursor: string | null = null
      do {
        const page: Page = await read(why.trim(), cursor)
        found.push(...page.items)
        cursor = page.next ?? null
      } while (cursor !== null && found.length < mostPrinted)
      setPeople(found)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setReading(false)
    }
  }
  useEffect(() => {
    if (!people) return
    // Names stay on the page for the print alone.
    const forget = () => setPeople(undefined)
    window.addEventListener('afterprint', forget, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', forget)
  }, [people])
  return (
    <>
      <Input
        aria-label={words.whyNames}
        placeholder={words.whyNames}
        value={why}
        maxLength={200}
        style={{ maxWidth: 220 }}
        onChange={({ target }) => setWhy(target.value)}
      />
      <Button icon={<PrinterOutlined />} disabled={why.trim() === ''} loading={isReading} onClick={() => void print()}>
        {words.printDoors}
      </Button>
      <Refusal error={error} />
      {people && createPortal(<Paper title={title} of={of} today={today} people={people} />, document.body)}
    </>
  )
}

function Paper({ title, of, today, people }: Pick<Props, 'title' | 'of' | 'today'> & { people: readonly Person[] }) {
  const words = useWords(surveysWords)
  const villages = [...Map.groupBy(people, (one) => `${one.township ?? ''} ${one.village ?? ''}`.trim())].toSorted(
    ([one], [other]) => (one < other ? -1 : 1),
  )
  return (
    <div className="door-to-door">
      {villages.length === 0 && <p>{words.nobodyToAsk}</p>}
      {villages.map(([village, some]) => (
        <section key={village}>
          <h2>
            {title} · {village || words.noVillage}
          </h2>
          <p>{words.paperHead(of, today, some.length)}</p>
          <table>
            <thead>
              <tr>
                {[
                  words.name,
                  words.phone,
                  words.lastAsked,
                  words.lastWish,
                  words.where,
                  words.wage,
                  words.thisTime,
                ].map((head) => (
                  <th key={head}>{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {some.map((one) => (
                <Line key={one.workerId} one={one} />
              ))}
            </tbody>
          </table>
          <p>{words.paperFoot}</p>
        </section>
      ))}
    </div>
  )
}

function Line({ one }: { one: Person }) {
  const words = useWords(surveysWords)
  const say = useSay()
  const { language } = useLanguage()
  const { destinations, minimumMonthlyWage } = one
  return (
    <tr>
      <td>{one.name}</td>
      <td>{one.phone}</td>
      <td>{one.lastAskedOn}</td>
      <td>{say(willingnessWords[one.willing])}</td>
      <td>
        {destinations === 'any'
          ? words.anywhere
          : listed(
              destinations.map((name) => provinceName(name, language)),
              language,
            )}
      </td>
      <td>{minimumMonthlyWage ? <Yuan of={minimumMonthlyWage} /> : '–'}</td>
      <td className="blank" />
    </tr>
  )
}
