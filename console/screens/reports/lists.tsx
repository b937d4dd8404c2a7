import { Button, Collapse, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { ItemOf } from '../../service/call.ts'
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
            <BatchChoice key={list.list}>
              {({ batchId }, choice) => <OneList list={list} batchId={batchId} choice={choice} />}
            </BatchChoice>
          ) : (
            <OneList key={list.list} list={list} />
          ),
        )}
      {colleague.role === 'province' && <TakeList />}
    </>
  )
}

function OneList({ list, batchId, choice }: { list: List; batchId?: string; choice?: React.ReactNode }) {
  const words = useWords(reportsWords)
  const say = useSay()
  const [failure, setFailure] = useState<Error>()
  const [saving, setSaving] = useState<string>()
  const save = async (format: 'csv' | 'jsonl') => {
    setSaving(format)
    setFailure(undefined)
    try {
      await saveList(list.list, { format, ...(batchId !== undefined && { batchId }) })
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
