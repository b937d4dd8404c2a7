import { Alert, Card, Descriptions, Input, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import type { SubsidyStanding } from '../../../domain/subsidies/evaluate-policy.ts'
import { windowInWords } from '../../../domain/subsidies/window-in-words.ts'
import { addresses } from '../../parts/addresses.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { MakeClaim } from './make-claim.tsx'
import { kindWords, weightWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'
import { usePapers } from './use-papers.ts'

/** How one person stands under each policy of their county on a day, and why. The person and the day stand in the address. */
export function OfPerson() {
  const words = useWords(subsidiesWords)
  const { get, put } = useAddress()
  const workerId = get('worker') as WorkerId | undefined
  const on = get('day')
  const today = beijingDay(Date.now() + useAhead())
  const params = { workerId: workerId ?? ('' as WorkerId) }
  const read = useAnswer(
    'GET /v1/workers/{workerId}/subsidies',
    { params, query: { on: on as never } },
    { isReady: workerId !== undefined },
  )
  const story = useAnswer('GET /v1/workers/{workerId}', { params }, { isReady: workerId !== undefined })
  const person = story.data?.worker.workerId === workerId ? story.data?.worker : undefined
  if (workerId === undefined)
    return <Alert type="info" title={words.findPerson} action={<Link to="/people">{words.toPeople}</Link>} />
  const found = read.data?.workerId === workerId ? read.data : undefined
  return (
    <>
      <div className="filters">
        <Link to={addresses.worker(workerId)}>{person?.name ?? workerId.slice(0, 12)}</Link>
        <Space>
          {words.on}
          <Input
            type="date"
            aria-label={words.on}
            value={on ?? found?.on ?? ''}
            style={{ width: 150 }}
            onChange={({ target }) => put({ day: target.value })}
          />
        </Space>
      </div>
      <Refusal error={read.error} />
      {found?.standings.length === 0 && <Alert type="info" title={words.noStandings} />}
      <Space orientation="vertical" style={{ width: '100%' }}>
        {found?.standings.map((one) => (
          <Standing
            key={`${one.policyId} ${one.window?.key ?? ''}`}
            standing={one}
            workerId={workerId}
            isToday={found.on === today}
          />
        ))}
      </Space>
    </>
  )
}

function Standing({
  standing,
  workerId,
  isToday,
}: {
  standing: SubsidyStanding
  workerId: WorkerId
  isToday: boolean
}) {
  const words = useWords(subsidiesWords)
  const { colon } = useWords(sharedWords)
  const say = useSay()
  const papers = usePapers()
  const { colleague } = useSession()
  const { name, kind, window, from, amount, reasons, missing, source } = standing
  const mayClaim = isToday && window !== null && (colleague.role === 'county' || colleague.role === 'province')
  const facts: readonly (readonly [label: string, shown: ReactNode])[] = [
    ...(window
      ? [
          [
            words.ofWindow,
            `${say(windowInWords(window.key))} (${window.from} – ${window.until})${window.closesOn ? ` · ${words.closesOn(window.closesOn)}` : ''}`,
          ] as const,
        ]
      : []),
    ...(from ? [[words.fullOn, from] as const] : []),
    ...(amount ? [[words.amount, <Between key="amount" amount={amount} />] as const] : []),
    [
      words.reasons,
      <div key="reasons">
        {reasons.map((one) => (
          <div key={one.zh}>
            {say(weightWords[one.weighs])}
            {colon}
            {say(one)}
          </div>
        ))}
      </div>,
    ],
    ...(standing.standing === 'not'
      ? []
      : [
          [
            words.missing,
            <div key="missing">
              {missing.length === 0
                ? words.nothingMissing
                : missing.map((any) => <div key={any.join(' ')}>{papers(any)}</div>)}
            </div>,
          ] as const,
        ]),
    [words.source, `${source.name} · ${source.date}`],
  ]
  return (
    <Card
      size="small"
      title={
        <Space wrap>
          <span style={{ whiteSpace: 'normal' }}>{say(name)}</span>
          <StateTag of="standing" state={standing.standing} />
        </Space>
      }
      extra={say(kindWords[kind])}
    >
      <Descriptions
        column={1}
        size="small"
        items={facts.map(([label, children]) => ({ key: label, label, children }))}
      />
      {mayClaim && <MakeClaim standing={standing} workerId={workerId} />}
    </Card>
  )
}

function Between({ amount: { least, most } }: { amount: NonNullable<SubsidyStanding['amount']> }) {
  if (least.minorUnits === most.minorUnits) return <Yuan of={most} />
  return (
    <>
      <Yuan of={least} /> – <Yuan of={most} />
    </>
  )
}
