import { Button, Collapse, Input, Segmented, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { BatchChoice } from './batch-choice.tsx'
import { reportsWords } from './reports-words.ts'
import { saveList } from './save-list.ts'
import { TakeList } from './take-list.tsx'

type List = ItemOf<'GET /v1/exports'>

/** Which lists are saved here: those by name are asked for by programmes, with their reason. */
const saved = ['enterprises', 'vacancies', 'placements', 'daily-figures', 'monthly-figures']

/** 数据交换: lists for other systems, their columns, and lists of others. */
export function Lists() {
  const words = useWords(reportsWords)
  const { colleague } = useSession()
  const read = useAnswer('GET /v1/exports', {})
  const mayRead = ({ list }: List) => saved.includes(list) && (colleague.role !== 'station' || list.endsWith('figures'))
  if (!read.data) return read.error ? <Refusal error={read.error} /> : <Skeleton active />
  return (
    <>
      <p className="quiet">{words.listsNote}</p>
      {read.data.items
        .filter(mayRead)
        .map((list) =>
          list.list === 'placements' ? (
            <PlacementsList key={list.list} list={list} />
          ) : (
            <OneList key={list.list} list={list} />
          ),
        )}
      {(colleague.role === 'province' || colleague.role === 'county') && <TakeList />}
    </>
  )
}

/** Of one batch, or of all in a month. */
function PlacementsList({ list }: { list: List }) {
  const words = useWords(reportsWords)
  const thisMonth = beijingDay(Date.now() + useAhead()).slice(0, 7)
  const [way, setWay] = useState<'month' | 'batch'>('month')
  const [month, setMonth] = useState(thisMonth)
  const ways = (
    <Segmented
      aria-label={words.howChosen}
      value={way}
      onChange={setWay}
      options={[
        { value: 'month', label: words.byMonth },
        { value: 'batch', label: words.byOneBatch },
      ]}
    />
  )
  if (way === 'batch')
    return (
      <BatchChoice>
        {({ batchId }, choice) => (
          <OneList
            list={list}
            of={{ batchId }}
            choice={
              <>
                {ways}
                {choice}
              </>
            }
          />
        )}
      </BatchChoice>
    )
  return (
    <OneList
      list={list}
      of={{ month }}
      choice={
        <>
          {ways}
          <Input
            type="month"
            aria-label={words.monthOfYes}
            title={words.monthOfYes}
            style={{ width: 160 }}
            value={month}
            max={thisMonth}
            onChange={({ target }) => target.value !== '' && setMonth(target.value)}
          />
        </>
      }
    />
  )
}

interface OneListProps {
  readonly list: List
  readonly of?: { readonly batchId: string } | { readonly month: string }
  readonly choice?: React.ReactNode
}

function OneList({ list, of, choice }: OneListProps) {
  const words = useWords(reportsWords)
  const say = useSay()
  const [failure, setFailure] = useState<Error>()
  const [saving, setSaving] = useState<string>()
  const save = async (format: 'csv' | 'jsonl') => {
    setSaving(format)
    setFailure(undefined)
    try {
      await saveList(list.list, { format, ...of })
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setSaving(undefined)
    }
  }
  return (
    <section aria-label={say(list.words)}>
      <h2>{say(list.words)}</h2>
      <Space wrap>
        {choice}
        <Button loading={saving === 'csv'} onClick={() => void save('csv')}>
          {words.csv}
        </Button>
        <Button loading={saving === 'jsonl'} onClick={() => void save('jsonl')}>
          {words.jsonl}
        </Button>
        <code>{list.schema}</code>
      </Space>
      <Refusal error={failure} />
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'columns',
            label: words.columns,
            children: (
              <Rows
                label={`${say(list.words)} · ${words.columns}`}
                rows={list.columns}
                rowKey={({ name }) => name}
                columns={[
                  { title: words.column, shows: ({ name }) => <code>{name}</code> },
                  { title: words.holds, shows: (column) => say(column.words) },
                  {
                    title: words.unitAndCodes,
                    shows: ({ unit, codes }) =>
                      [unit, Array.isArray(codes) ? codes.join(', ') : codes].filter(Boolean).join('; '),
                    wideOnly: true,
                  },
                ]}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
