import { Grid, Menu, Select } from 'antd'
import type { Answer, ItemOf } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { worklistWords } from './worklist-words.ts'

type Kind = ItemOf<'GET /v1/worklist'>['kind']

interface Props {
  readonly counts: Answer<'GET /v1/worklist'>['counts']
  readonly kind: Kind | undefined
  readonly onChoose: (kind: Kind | undefined) => void
}

/** The kinds of which something waits, with how many, in the order of the domain's table. */
export function Kinds({ counts, kind, onChoose }: Props) {
  const words = { ...useWords(sharedWords), ...useWords(worklistWords) }
  const say = useSay()
  const { lg } = Grid.useBreakpoint()
  const all = counts.reduce(
    (sum, { waiting, overdue }) => ({ waiting: sum.waiting + waiting, overdue: sum.overdue + overdue }),
    { waiting: 0, overdue: 0 },
  )
  const lines = [
    { key: '', label: words.all, ...all },
    ...counts.map((one) => ({ key: one.kind as string, label: say(one), ...one })),
  ]
  const choose = (key: string) => onChoose(key === '' ? undefined : (key as Kind))
  if (!lg)
    return (
      <Select
        aria-label={words.kinds}
        value={kind ?? ''}
        onChange={choose}
        style={{ width: '100%' }}
        options={lines.map(({ key, label, waiting, overdue }) => ({
          value: key,
          label: `${label} ${words.waiting(waiting)}${overdue > 0 ? ` · ${words.overdue(overdue)}` : ''}`,
        }))}
      />
    )
  return (
    <nav aria-label={words.kinds} className="worklist-kinds">
      <Menu
        mode="inline"
        selectedKeys={[kind ?? '']}
        onClick={({ key }) => choose(key)}
        style={{ borderInlineEnd: 'none' }}
        items={lines.map(({ key, label, waiting, overdue }) => ({
          key,
          style: { height: 'auto', lineHeight: 1.5, padding: '6px 12px', whiteSpace: 'normal' },
          label: (
            <span style={{ display: 'flex', gap: 8, justifyContent: 'space-between', whiteSpace: 'normal' }}>
              <span>{label}</span>
              <span style={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
                {words.waiting(waiting)}
                {overdue > 0 && <div style={{ color: '#a61d24' }}>{words.overdue(overdue)}</div>}
              </span>
            </span>
          ),
        }))}
      />
    </nav>
  )
}
