import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { Descriptions, Segmented, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import type { ItemOf } from '../../service/call.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { worklistWords } from './worklist-words.ts'

type Item = ItemOf<'GET /v1/worklist'>

/** 今日待办: what waits for the reader, longest first. Kind and chosen row stand in the address. */
export function Screen() {
  const words = { ...useWords(sharedWords), ...useWords(worklistWords) }
  const say = useSay()
  const [address, setAddress] = useSearchParams()
  const kind = (address.get('kind') ?? undefined) as Item['kind'] | undefined
  const list = useList('GET /v1/worklist', { query: { kind } }, { every: liveEvery.lists })
  const chosen = list.items.find((item) => keyOf(item) === address.get('item'))
  const put = (name: string, value: string | undefined) =>
    setAddress((now) => {
      if (value === undefined) now.delete(name)
      else now.set(name, value)
      return now
    })
  const kinds = list.first?.counts ?? []
  return (
    <>
      <h1>{words.title}</h1>
      <div className="filters">
        <Segmented
          value={kind ?? ''}
          onChange={(value) => put('kind', value === '' ? undefined : value)}
          options={[
            { value: '', label: words.all },
            ...kinds.map((one) => ({
              value: one.kind,
              label: `${say(one)} ${words.waiting(one.waiting, one.overdue)}`,
            })),
          ]}
        />
      </div>
      <SplitView
        title={chosen && say(chosen)}
        onClose={() => put('item', undefined)}
        detail={chosen && <Detail item={chosen} />}
        list={
          <Rows
            label={words.title}
            rows={list.items}
            rowKey={keyOf}
            chosen={chosen && keyOf(chosen)}
            onChoose={(item) => put('item', keyOf(item))}
            isLoading={list.isLoading}
            error={list.error}
            more={list.more}
            isReadingMore={list.isReadingMore}
            empty={words.none}
            columns={[
              { title: words.what, shows: (item) => say(item) },
              { title: words.since, shows: ({ since }) => <Moment at={since} />, width: 130, wideOnly: true },
              { title: words.until, shows: (item) => <Until item={item} />, width: 170 },
            ]}
          />
        }
      />
    </>
  )
}

function keyOf({ kind, id }: Item): string {
  return `${kind} ${id}`
}

function Until({ item: { until, isOverdue } }: { item: Item }) {
  const words = useWords(sharedWords)
  if (until === null) return <span className="quiet">–</span>
  if (!isOverdue) return <Moment at={until} />
  return (
    <Tag color="error" icon={<ExclamationCircleFilled />}>
      {words.overdue} <Moment at={until} />
    </Tag>
  )
}

function Detail({ item }: { item: Item }) {
  const words = useWords(sharedWords)
  const say = useSay()
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        { key: 'since', label: words.since, children: <Moment at={item.since} /> },
        { key: 'until', label: words.until, children: <Until item={item} /> },
        ...(item.note ? [{ key: 'note', label: <ClockCircleOutlined />, children: say(item.note) }] : []),
        ...Object.entries(item.subject).map(([name, value]) => ({ key: name, label: name, children: value })),
      ]}
    />
  )
}
