import { Alert, Button, Checkbox, Descriptions, Form, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { RowAddress } from '../../../domain/surveys/row-address.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { useCounties } from '../../parts/county-choice.tsx'
import { Moment } from '../../parts/moment.tsx'
import { SeeWhole } from '../../parts/see-whole.tsx'
import { type Answer, call, type ItemOf } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { rejectionWords } from './rejection-words.ts'
import { surveysWords } from './surveys-words.ts'

type Row = ItemOf<'GET /v1/surveys/{surveyId}/rows'>
type Cell = Row['cells'][number]
type Typed = { cells: Record<string, string | undefined>; isSamePerson?: boolean }

interface Props {
  readonly row: Row
  readonly at: RowAddress
  readonly onSettled: (row: Answer<'PATCH /v1/surveys/{surveyId}/rows/{sheet}/{row}'>) => void
  readonly onSkip: () => void
  /** Somebody else has changed the row. */
  readonly onStale: () => void
}

/**
 * The cells of a row that are at fault as fields, each with what is wrong; Enter saves. Masked until one says why they are needed whole.
 */
export function RowForm({ row: masked, at, onSettled, onSkip, onStale }: Props) {
  const words = useWords(surveysWords)
  const say = useSay()
  const [whole, setWhole] = useState<Row>()
  const [withOthers, setWithOthers] = useState(false)
  const [isUnchanged, setUnchanged] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const row = whole ?? masked
  const faulty = row.cells.filter(({ fault }) => fault !== null)
  const others = row.cells.filter(({ fault }) => fault === null)
  const shown = withOthers ? [...faulty, ...others] : faulty.length > 0 ? faulty : row.cells
  const initial: Typed = { cells: Object.fromEntries(shown.map((cell) => [cell.head, startOf(cell)])) }
  useEffect(() => {
    // The next row comes by itself, and its first field is where one types.
    place.current?.querySelector<HTMLElement>('form input')?.focus({ preventScroll: true })
  }, [])
  const see = async (why: string) =>
    setWhole(
      await call('GET /v1/surveys/{surveyId}/rows/{sheet}/{row}', { params: at, query: { details: 'full', why } }),
    )
  const changed = ({ cells }: Typed) =>
    Object.entries(cells).flatMap(([head, typed]) => {
      const text = typed?.trim() ?? ''
      return text === (initial.cells[head] ?? '') ? [] : [[head, text === '' ? null : text] as const]
    })
  return (
    <div ref={place}>
      {row.reason !== null && row.state === 'rejected' && <p>{say(rejectionWords[row.reason])}</p>}
      {row.isHeld && <Alert type="info" showIcon title={words.held} style={{ marginBottom: 8 }} />}
      <ActForm<'PATCH /v1/surveys/{surveyId}/rows/{sheet}/{row}', Typed>
        key={`${whole ? 'whole' : 'masked'} ${withOthers}`}
        address="PATCH /v1/surveys/{surveyId}/rows/{sheet}/{row}"
        initial={initial}
        submit={words.saveRow}
        onDone={onSettled}
        onRefused={({ stands }) => stands && onStale()}
        said={(typed, typedWhole) => {
          const cells = changed(typedWhole)
          setUnchanged(cells.length === 0)
          if (cells.length === 0) return null
          const isSamePerson = typed.isSamePerson ?? false
          return { params: at, body: { version: row.version, cells: Object.fromEntries(cells), isSamePerson } }
        }}
        beside={<Button onClick={onSkip}>{words.skip}</Button>}
      >
        {(_form, refused) => (
          <>
            {shown.map((cell) => (
              <Form.Item
                key={cell.head}
                required
                name={['cells', cell.head]}
                label={cell.head}
                {...(cell.fault !== null && { extra: <Fault cell={cell} /> })}
              >
                <CellInput cell={cell} />
              </Form.Item>
            ))}
            {refused?.code === 'conflict' && !refused.stands && (
              <Form.Item name="isSamePerson" valuePropName="checked">
                <Checkbox>{words.samePerson}</Checkbox>
              </Form.Item>
            )}
            {isUnchanged && (
              <p role="alert" style={{ color: '#8a3b00' }}>
                {words.nothingChanged}
              </p>
            )}
          </>
        )}
      </ActForm>
      <div style={{ marginTop: 8 }}>
        <SeeWhole isSeen={whole !== undefined} see={see} hide={() => setWhole(undefined)} />
      </div>
      {!withOthers && others.length > 0 && faulty.length > 0 && (
        <>
          <h3>{words.others}</h3>
          <Descriptions
            column={1}
            size="small"
            items={others.map(({ head, written, read }) => ({
              key: head,
              label: head,
              children: read !== null && read !== written ? `${written} → ${read}` : written,
            }))}
          />
          <Button size="small" onClick={() => setWithOthers(true)}>
            {words.changeOthers}
          </Button>
        </>
      )}
      {row.changedBy !== null && row.changedAt !== null && (
        <p className="quiet">
          {words.earlierBy(row.version, row.changedBy)} <Moment at={row.changedAt} />
        </p>
      )}
    </div>
  )
}

function Fault({ cell: { fault, faultWords, written } }: { cell: Cell }) {
  const words = useWords(surveysWords)
  const say = useSay()
  return (
    <>
      {faultWords ? say(faultWords) : fault}
      <br />
      {written === null ? words.blank : words.written(written)}
    </>
  )
}

/** What is masked is no start for a correction. */
function startOf({ column, written, read }: Cell): string | undefined {
  if (written === null || written.includes('*')) return undefined
  return column in choices ? choiceOf(column as Chosen, read ?? written) : written
}

const choices = {
  willing: ['愿意', '不愿意', '未定'],
  consent: ['是', '否'],
  priorityConsent: ['是', '否'],
} as const
type Chosen = keyof typeof choices

function choiceOf(column: Chosen, text: string): string | undefined {
  return choices[column].find((choice) => choice === text)
}

interface InputProps {
  readonly cell: Cell
  /** Given by the form. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: unknown) => void
}

/** As a sheet would have it; where there are few answers, a choice. */
function CellInput({ cell: { column }, ...field }: InputProps) {
  const words = useWords(surveysWords)
  const { options } = useCounties()
  const labels: Record<string, string> = {
    是: words.yes,
    否: words.no,
    愿意: words.willing,
    不愿意: words.unwilling,
    未定: words.undecided,
  }
  if (column in choices)
    return (
      <Select
        {...field}
        allowClear
        options={choices[column as Chosen].map((choice) => ({ value: choice, label: labels[choice] }))}
      />
    )
  if (column === 'countyCode')
    return (
      <Select
        {...field}
        options={options}
        showSearch={{ filterOption: (typed, option) => option?.sought.includes(typed.trim().toLowerCase()) ?? false }}
      />
    )
  const isNumber = column === 'phone' || column === 'secondPhone'
  return <Input {...field} autoComplete="off" {...(isNumber && { inputMode: 'numeric' })} />
}
