import { Descriptions, Space } from 'antd'
import type { ItemOf } from '../service/call.ts'
import { useAct } from '../service/use-act.ts'
import { useSession } from '../sign-in/signed-in.tsx'
import { inBoth } from '../words/in-both.ts'
import { useSay, useWords } from '../words/language.tsx'
import { ActWithReason } from './act-with-reason.tsx'
import { Moment } from './moment.tsx'
import { useColleagueName } from './use-colleague-name.ts'

type Stall = ItemOf<'GET /v1/stalls'>

const stallWords = inBoth(
  {
    cause: '原因',
    of: '对象',
    since: '从',
    until: '无人处理则自动重试',
    tries: '已停',
    times: (count: number) => `${count} 次`,
    retryFails: '如果还是做不成，会再停在这里并告警。',
    noWayBack: '做了以后不能撤回。',
    noSkip: '这一步不能跳过：没有它，后面都做不了。',
  },
  {
    cause: 'Cause',
    of: 'Of',
    since: 'Since',
    until: 'Tried again by itself',
    tries: 'Stalled',
    times: (count: number) => `${count} times`,
    retryFails: 'Should it fail again, it stops here again with an alarm.',
    noWayBack: 'This cannot be undone.',
    noSkip: 'This step cannot be skipped: nothing can follow without it.',
  },
)

/** What broke in a step that failed until its retries were used, and the ways on with what each brings, in the service's words. */
export function OneStall({ stall }: { stall: Stall }) {
  const words = useWords(stallWords)
  const colleagueName = useColleagueName()
  const say = useSay()
  const { colleague } = useSession()
  const decide = useAct('POST /v1/transfer-batches/{batchId}/stalls/{stallId}')
  const params = { batchId: stall.batchId, stallId: stall.stallId }
  const of = Object.entries(stall.of).map(([name, value]) => `${name} ${value}`)
  const nameOf = (decision: 'retry' | 'skip') => {
    const choice = stall.words.choices.find((one) => one.choice === decision)
    return choice ? say(choice.name) : decision
  }
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'cause', label: words.cause, children: say(stall.words.cause) },
          ...(of.length > 0 ? [{ key: 'of', label: words.of, children: of.join(', ') }] : []),
          { key: 'since', label: words.since, children: <Moment at={stall.since} /> },
          { key: 'until', label: words.until, children: <Moment at={stall.until} /> },
          { key: 'tries', label: words.tries, children: words.times(stall.tries) },
          ...stall.earlier.map((one) => ({
            key: one.at,
            label: <Moment at={one.at} />,
            children: `${colleagueName(one.by)} · ${nameOf(one.decision)} · ${one.reason}`,
          })),
        ]}
      />
      {colleague.role === 'province' && stall.state === 'open' && (
        <Space wrap>
          {stall.words.choices.map(({ choice, name, brings }) => (
            <ActWithReason
              key={choice}
              name={say(name)}
              isPrimary={choice === 'retry'}
              isDanger={choice === 'skip'}
              consequences={[say(brings), choice === 'retry' ? words.retryFails : words.noWayBack]}
              act={(reason) => decide.mutateAsync({ params, body: { decision: choice, reason } })}
            />
          ))}
          {!stall.choices.includes('skip') && <span className="quiet">{words.noSkip}</span>}
        </Space>
      )}
    </Space>
  )
}
